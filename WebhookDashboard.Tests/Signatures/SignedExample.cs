using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Tests.Signatures;

/// <summary>A whole request with a valid signature, and its source.</summary>
internal sealed record SignedExample
{
    public required string Name { get; init; }
    public required string Scheme { get; init; }
    public required string Secret { get; init; }
    public required IReadOnlyDictionary<string, string> Headers { get; init; }
    public required byte[] Body { get; init; }
    public string Url { get; init; } = "https://example.com/webhook";
    public string Method { get; init; } = "POST";
    public HmacSettings? Hmac { get; init; }

    /// <summary>When it was signed, or any time if the scheme has none.</summary>
    public long At { get; init; } = 1_700_000_000;

    /// <summary>The header with the signature.</summary>
    public required string SignatureHeader { get; init; }

    public SignatureSettings Settings => new() { Scheme = Scheme, Secrets = [Secret], Hmac = Hmac };

    public SignedRequest Request => new(
        name => Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value, Body, Method, Url);

    public SignatureCheck Check() => Check(Settings);

    public SignatureCheck Check(SignatureSettings settings, int ageSeconds = 0) =>
        SignatureSchemes.Verify(Request, settings, DateTimeOffset.FromUnixTimeSeconds(At + ageSeconds));

    public SignedExample With(string header, string? value)
    {
        var headers = Headers.Where(one => !one.Key.Equals(header, StringComparison.OrdinalIgnoreCase)).ToDictionary();
        if (value is not null)
        {
            headers[header] = value;
        }

        return this with { Headers = headers };
    }

    public SignedExample WithBody(string body) => this with { Body = Encoding.UTF8.GetBytes(body) };

    public override string ToString() => Name;
}
