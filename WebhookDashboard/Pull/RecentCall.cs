using WebhookDashboard.Domain.Pull;

namespace WebhookDashboard.Pull;

/// <summary>A call of the last minutes, as a picture shows it.</summary>
/// <param name="StartedAt">When it was started.</param>
/// <param name="Source">The name of the source that was called.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Below the source's base address, query included, cut to <see cref="MaxPath"/> characters: <c>/products/7</c>.</param>
/// <param name="Outcome">Its outcome.</param>
/// <param name="Told">Null if no answer could be used, and for a request that asks for nothing.</param>
/// <param name="TotalMs">Milliseconds from the start to the end.</param>
/// <param name="IsOnlyCounted">Whether the call is in no list: the polls of a comparison.</param>
public sealed record RecentCall(
    DateTimeOffset StartedAt, string Source, string Method, string Path, PullOutcome Outcome, Told? Told, double TotalMs, bool IsOnlyCounted)
{
    public const int MaxPath = 100;
}
