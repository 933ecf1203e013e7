using System.Buffers;
using System.Buffers.Text;
using System.Text.Unicode;
using WebhookDashboard.Bodies.Charsets;

namespace WebhookDashboard.Bodies.Values;

/// <summary>
/// Recognises base64 by what it decodes to: text, or a file with a known beginning. Its alphabet alone would take every long
/// word and every id for base64.
/// </summary>
internal static class Base64Value
{
    /// <summary>Of random letters, twelve bytes are text in one of a hundred thousand cases; fewer are more often.</summary>
    private const int MinLength = 16;

    private const string DataUrl = "data:";
    private const string DataUrlBase64 = ";base64,";

    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=\r\n");

    /// <returns>Null if the value is not base64 of anything that can be shown.</returns>
    public static DecodedBody? Read(string value)
    {
        if (value.StartsWith(DataUrl, StringComparison.Ordinal)
            && value.IndexOf(DataUrlBase64, StringComparison.Ordinal) is > 0 and var mark and < 200)
        {
            return Decode(value.AsSpan(mark + DataUrlBase64.Length)) is { Length: > 0 } file
                ? DecodedBody.Read(file, value[DataUrl.Length..mark])
                : null;
        }

        var text = value.AsSpan().Trim();
        return text.Length >= MinLength && !text.ContainsAnyExcept(Alphabet) && Decode(text) is { } bytes && IsKnown(bytes)
            ? DecodedBody.Read(bytes, contentType: null)
            : null;
    }

    /// <summary>Decodes both alphabets, with and without padding.</summary>
    private static byte[]? Decode(ReadOnlySpan<char> text)
    {
        var url = text.ToString().Replace('+', '-').Replace('/', '_');
        return Base64Url.IsValid(url) ? Base64Url.DecodeFromChars(url) : null;
    }

    private static bool IsKnown(ReadOnlySpan<byte> bytes) =>
        MediaTypes.Recognize(bytes) is not null || (Utf8.IsValid(bytes) && !CharsetChoice.HasControls(bytes));
}
