using WebhookDashboard.Domain;

namespace WebhookDashboard.Tests.Senders;

/// <summary>What the REST API tells of an event.</summary>
internal sealed record KeptRequest(
    string Method,
    string Path,
    string Query,
    IReadOnlyList<HeaderLine> Headers,
    IReadOnlyList<HeaderLine>? Trailers)
{
    /// <summary>By a call of its own.</summary>
    public byte[] Body { get; init; } = [];
}
