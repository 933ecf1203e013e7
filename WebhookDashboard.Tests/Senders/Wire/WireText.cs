using System.Text;
using System.Text.Unicode;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Tests.Senders.Wire;

/// <summary>How the app is to show bytes of a request's head.</summary>
internal static class WireText
{
    /// <summary>A header; where its value is not UTF-8, its bytes too.</summary>
    public static HeaderLine Line(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) =>
        new(Of(name), Of(value)) { Bytes = Utf8.IsValid(value) ? default(ReadOnlyMemory<byte>?) : value.ToArray() };

    /// <summary>As UTF-8 where they are UTF-8, else as Latin-1.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) =>
        (Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes);

    /// <summary>Those of an address: as UTF-8 where they are UTF-8, else each that is not ASCII as its percent-encoding.</summary>
    public static string OfTarget(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes)
        ? Encoding.UTF8.GetString(bytes)
        : string.Concat(bytes.ToArray().Select(octet => octet < 0x80 ? $"{(char)octet}" : $"%{octet:X2}"));
}
