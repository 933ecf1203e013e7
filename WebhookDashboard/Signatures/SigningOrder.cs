using WebhookDashboard.Domain;

namespace WebhookDashboard.Signatures;

/// <summary>A request to sign.</summary>
internal sealed record SigningOrder
{
    public required string Secret { get; init; }

    /// <summary>The provider's id of the message; the same one when it is sent again.</summary>
    public required string MessageId { get; init; }

    /// <summary>The exact bytes to send.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>When it is sent.</summary>
    public required DateTimeOffset Now { get; init; }

    public string Method { get; init; } = "POST";

    /// <summary>As the receiver sees it, for schemes that sign it.</summary>
    public string Url { get; init; } = "";

    /// <summary>What is sent beside the signature.</summary>
    public IReadOnlyList<HeaderLine> Headers { get; init; } = [];

    /// <summary>For the scheme <c>hmac</c>.</summary>
    public HmacSettings? Hmac { get; init; }

    public string? Header(string name) =>
        Headers.FirstOrDefault(line => line.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;
}
