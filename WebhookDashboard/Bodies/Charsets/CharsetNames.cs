using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace WebhookDashboard.Bodies.Charsets;

/// <summary>
/// Finds the encoding of a charset by the names that senders use. Where browsers read a name as a larger charset (the WHATWG's
/// Encoding Standard, 4.2), so does this: ISO-8859-1 is windows-1252, GB2312 is GB18030.
/// </summary>
internal static class CharsetNames
{
    public const string Utf8 = "utf-8";

    private static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>
    {
        ["utf8"] = Utf8,
        ["unicode-1-1-utf-8"] = Utf8,
        ["ucs-2"] = "utf-16",
        ["utf16"] = "utf-16",
        ["utf16le"] = "utf-16",
        ["utf16be"] = "utf-16be",
        ["utf-32le"] = "utf-32",
        ["iso-8859-1"] = "windows-1252",
        ["iso8859-1"] = "windows-1252",
        ["iso_8859-1"] = "windows-1252",
        ["latin1"] = "windows-1252",
        ["latin-1"] = "windows-1252",
        ["l1"] = "windows-1252",
        ["iso-8859-9"] = "windows-1254",
        ["latin5"] = "windows-1254",
        ["iso-8859-11"] = "windows-874",
        ["tis-620"] = "windows-874",
        ["gb2312"] = "gb18030",
        ["gbk"] = "gb18030",
        ["x-gbk"] = "gb18030",
        ["euc-kr"] = "ks_c_5601-1987",
        ["shift-jis"] = "shift_jis",
        ["windows-31j"] = "shift_jis",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly EncoderFallback ForInvalidCharacters = EncoderFallback.ReplacementFallback;

    /// <summary>The default writes a question mark, which looks like text.</summary>
    private static readonly DecoderReplacementFallback ForInvalidBytes = new("\uFFFD");

    private static readonly string[] NumberPrefixes = ["x-cp", "cp-", "cp", "ms", "windows", "win-", "win"];

    /// <summary>Returns null for a charset that nobody knows, and for UTF-7, which hides what a text contains.</summary>
    public static Encoding? Find(string name)
    {
        var label = name.Trim().ToLowerInvariant();
        label = Aliases.GetValueOrDefault(label, label);
        try
        {
            return label == Utf8 ? Encoding.UTF8
                : CodePagesEncodingProvider.Instance.GetEncoding(label, ForInvalidCharacters, ForInvalidBytes)
                    ?? ByNumber(label)
                    ?? Encoding.GetEncoding(label, ForInvalidCharacters, ForInvalidBytes);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Reads a name such as <c>cp1251</c>.</summary>
    private static Encoding? ByNumber(string label)
    {
        foreach (var prefix in NumberPrefixes)
        {
            if (label.StartsWith(prefix, StringComparison.Ordinal)
                && int.TryParse(label.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number is > 0 and < ushort.MaxValue)
            {
                return CodePagesEncodingProvider.Instance.GetEncoding(number, ForInvalidCharacters, ForInvalidBytes);
            }
        }

        return null;
    }
}
