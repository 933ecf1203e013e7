using System.Globalization;
using System.Text;

namespace WebhookDashboard.Outbound;

/// <summary>
/// The head of a request as it is to stand on the wire. <see cref="HttpClient"/> respells known headers, joins repeats,
/// puts those of the body last and decodes the URL. So the head rides through it in one header, in base64, and
/// <see cref="VerbatimStream"/> writes it in place of the client's own.
/// </summary>
internal static class VerbatimHead
{
    private const string Name = "Verbatim";

    private static ReadOnlySpan<byte> Mark => "\r\nVerbatim: "u8;

    public static void RideOn(HttpRequestMessage request, byte[] head, int bodyLength) => request.Headers.TryAddWithoutValidation(
        Name, string.Create(CultureInfo.InvariantCulture, $"{bodyLength} {Convert.ToBase64String(head)}"));

    /// <param name="written">A head as the client wrote it, to its end.</param>
    public static (byte[] Head, int BodyLength) Read(ReadOnlySpan<byte> written)
    {
        var value = written[(written.IndexOf(Mark) + Mark.Length)..];
        var parts = Encoding.ASCII.GetString(value[..value.IndexOf((byte)'\r')]).Split(' ');
        return (Convert.FromBase64String(parts[1]), int.Parse(parts[0], CultureInfo.InvariantCulture));
    }
}
