using System.Globalization;
using System.Text;

namespace WebhookDashboard.Outbound.Verbatim;

/// <summary>
/// Carries the exact head of a request through <see cref="HttpClient"/>, which respells known headers, joins repeats, puts
/// content headers last and decodes the URL. The head travels as base64 in one header, and <see cref="VerbatimStream"/>
/// writes it in place of the client's own.
/// </summary>
internal static class VerbatimHead
{
    private const string Name = "Verbatim";

    private static ReadOnlySpan<byte> Mark => "\r\nVerbatim: "u8;

    public static void RideOn(HttpRequestMessage request, byte[] head, int bodyLength) => request.Headers.TryAddWithoutValidation(
        Name, string.Create(CultureInfo.InvariantCulture, $"{bodyLength} {Convert.ToBase64String(head)}"));

    /// <param name="written">A complete head as the client wrote it.</param>
    public static (byte[] Head, int BodyLength) Read(ReadOnlySpan<byte> written)
    {
        var value = written[(written.IndexOf(Mark) + Mark.Length)..];
        var parts = Encoding.ASCII.GetString(value[..value.IndexOf((byte)'\r')]).Split(' ');
        return (Convert.FromBase64String(parts[1]), int.Parse(parts[0], CultureInfo.InvariantCulture));
    }
}
