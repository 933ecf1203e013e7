using System.Text;
using System.Text.Unicode;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Tests.Senders.Wire;

/// <summary>How the app should show the bytes of a request's head.</summary>
internal static class WireText
{
    /// <summary>A header, with its bytes if its value is not UTF-8.</summary>
    public static HeaderLine Line(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) =>
        new(Of(name), Of(value)) { Bytes = Utf8.IsValid(value) ? default(ReadOnlyMemory<byte>?) : value.ToArray() };

    /// <summary>As UTF-8 if valid, otherwise as Latin-1.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) =>
        (Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes);

    /// <summary>The bytes of a URL: as UTF-8 if valid, otherwise with non-ASCII bytes percent-encoded.</summary>
    public static string OfTarget(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes)
        ? Encoding.UTF8.GetString(bytes)
        : string.Concat(bytes.ToArray().Select(octet => octet < 0x80 ? $"{(char)octet}" : $"%{octet:X2}"));
}
