using System.Globalization;
using System.Text;

namespace WebhookDashboard.Outbound;

/// <summary>Makes untrusted text safe to quote in a sentence.</summary>
internal static class QuotedText
{
    /// <summary>Multiple of the limit that is looked at: later text would be cut anyway.</summary>
    private const int LookedAt = 4;

    /// <summary>
    /// Returns one line of limited length without control characters and marks that change the writing direction.
    /// </summary>
    /// <returns>Null when nothing is left.</returns>
    public static string? Of(string? text, int most)
    {
        var line = new StringBuilder();
        var blank = false;
        foreach (var rune in (text ?? "").EnumerateRunes().Take(LookedAt * most))
        {
            if (Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse)
            {
                blank = line.Length > 0;
                continue;
            }

            if (blank)
            {
                line.Append(' ');
                blank = false;
            }

            if (line.Length + rune.Utf16SequenceLength > most)
            {
                return line.ToString().TrimEnd() + "…";
            }

            line.Append(rune.ToString());
        }

        return line.Length == 0 ? null : line.ToString();
    }
}
