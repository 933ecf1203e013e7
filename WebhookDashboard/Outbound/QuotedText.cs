using System.Globalization;
using System.Text;

namespace WebhookDashboard.Outbound;

/// <summary>Text of a stranger, made fit to stand within a sentence.</summary>
internal static class QuotedText
{
    /// <summary>How far into a text is looked: what follows would be cut anyway.</summary>
    private const int LookedAt = 4;

    /// <summary>
    /// On one line, without control characters and such as turn the direction of writing, and no longer than wanted.
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
