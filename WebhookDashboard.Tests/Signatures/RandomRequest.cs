using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures;

namespace WebhookDashboard.Tests.Signatures;

/// <summary>A request without a valid signature.</summary>
internal sealed record RandomRequest(
    IReadOnlyDictionary<string, string?> Headers, byte[] Body, string Method, string Url, SignatureSettings Settings)
{
    public SignedRequest Request => new(name => Headers.GetValueOrDefault(name), Body, Method, Url);

    public override string ToString() => string.Join('\n', Headers.Select(header => $"{header.Key}: {header.Value}")) + $"\n\n{Convert.ToHexString(Body)}\n{Settings}";
}
