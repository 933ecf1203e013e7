using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace WebhookDashboard.Components.Shared.Body.Json;

/// <summary>
/// Decodes <c>\u</c> escapes for reading, since many senders write every non-ASCII character as one. Only visible characters
/// are decoded. Those that would change the meaning or the layout (quotes, controls, blanks, direction marks, unpaired
/// surrogates) stay escaped, and direction marks are escaped. The result is JSON with the same value.
/// </summary>
internal static partial class JsonEscapes
{
    private const int UnitLength = 6;

    public static string Show(string json) => VisibleText.OfJson(
        json.Contains("\\u", StringComparison.OrdinalIgnoreCase) ? Escape().Replace(json, Readable) : json);

    /// <summary>
    /// Matches any escape, so that an escaped backslash never starts one; matches a run of \u escapes as one, for pairs.
    /// </summary>
    [GeneratedRegex(@"(\\u[0-9a-fA-F]{4})+|\\.", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Escape();

    private static string Readable(Match escape)
    {
        // Another escape, or the beginning of one where a long text was cut.
        if (escape.Length < UnitLength)
        {
            return escape.Value;
        }

        var units = new char[escape.Length / UnitLength];
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = (char)ushort.Parse(escape.ValueSpan.Slice((i * UnitLength) + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }

        var text = new StringBuilder(units.Length);
        for (var i = 0; i < units.Length;)
        {
            // What can't be decoded is one unit long: an unpaired surrogate.
            var isRune = Rune.DecodeFromUtf16(units.AsSpan(i), out var rune, out var length) == System.Buffers.OperationStatus.Done;
            text.Append(isRune && IsVisible(rune) ? rune.ToString() : escape.Value.AsSpan(i * UnitLength, length * UnitLength));
            i += length;
        }

        return text.ToString();
    }

    private static bool IsVisible(Rune rune) =>
        rune.Value is not ('"' or '\\') && Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator);
}
