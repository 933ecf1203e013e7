using WebhookDashboard.Domain;

namespace WebhookDashboard.Tests.Senders;

/// <summary>An event as the REST API returns it.</summary>
internal sealed record KeptRequest(
    string Method,
    string Path,
    string Query,
    IReadOnlyList<HeaderLine> Headers,
    IReadOnlyList<HeaderLine>? Trailers)
{
    /// <summary>Read by a separate call.</summary>
    public byte[] Body { get; init; } = [];
}
