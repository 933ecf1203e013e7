using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Signatures;

/// <summary>A request to sign.</summary>
internal sealed record RequestToSign
{
    public required string Secret { get; init; }

    /// <summary>The provider's message id, unchanged when the message is sent again.</summary>
    public required string MessageId { get; init; }

    /// <summary>The exact bytes to send.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>When the request is sent.</summary>
    public required DateTimeOffset Now { get; init; }

    public string Method { get; init; } = "POST";

    /// <summary>The URL as the receiver sees it, for schemes that sign it.</summary>
    public string Url { get; init; } = "";

    /// <summary>The other headers of the request.</summary>
    public IReadOnlyList<HeaderLine> Headers { get; init; } = [];

    /// <summary>For the scheme <c>hmac</c>.</summary>
    public HmacSettings? Hmac { get; init; }

    public string? Header(string name) =>
        Headers.FirstOrDefault(line => line.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;
}
