using System.Globalization;
using System.Text;

namespace WebhookDashboard.Snippets;

/// <summary>Writes text as a string literal, with escapes for what can't be seen or would act on a terminal.</summary>
internal static class CodeText
{
    /// <summary>For JavaScript and C#.</summary>
    public static string Literal(string text) => Write(text, EscapeUtf16, isAscii: false);

    /// <summary>For JavaScript and C#: bytes, each as the character of the same number.</summary>
    public static string Latin1Literal(ReadOnlySpan<byte> bytes) => Write(Encoding.Latin1.GetString(bytes), EscapeUtf16, isAscii: true);

    /// <summary>For Python.</summary>
    public static string PythonLiteral(string text) => Write(
        text, rune => rune.Value <= char.MaxValue ? $"\\u{rune.Value:x4}" : $"\\U{rune.Value:x8}", isAscii: false);

    /// <summary>For Python: bytes.</summary>
    public static string PythonLiteral(ReadOnlySpan<byte> bytes) => "b" + Write(
        Encoding.Latin1.GetString(bytes), rune => $"\\x{rune.Value:x2}", isAscii: true);

    /// <summary>Whether it is shown as it is, and neither controls a terminal nor the direction of text.</summary>
    public static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string EscapeUtf16(Rune rune) => string.Concat(rune.ToString().Select(unit => $"\\u{(int)unit:x4}"));

    private static string Write(string text, Func<Rune, string> escape, bool isAscii)
    {
        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            literal.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                _ when !IsPrintable(rune) || (isAscii && !rune.IsAscii) => escape(rune),
                _ => rune.ToString(),
            });
        }

        return literal.Append('"').ToString();
    }
}
