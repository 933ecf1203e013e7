using WebhookDashboard.Tests.Senders.Wire;

namespace WebhookDashboard.Tests.Senders;

/// <summary>What became of all that one sender sent.</summary>
/// <param name="Output">What its program wrote: a line for each request, with the case and the status.</param>
/// <param name="Sent">What went over the wire: the requests of each connection in their order.</param>
/// <param name="Kept">What the app kept, in the order in which it was kept.</param>
internal sealed record SenderRun(
    string Output, IReadOnlyList<IReadOnlyList<SentRequest>> Sent, IReadOnlyList<KeptRequest> Kept)
{
    /// <summary>The status of each answer, as the client saw it.</summary>
    public IReadOnlyList<string> StatusesOf(SendCase one) =>
    [
        .. from line in Output.Split('\n')
           where line.StartsWith($"{one.Name}\t", StringComparison.Ordinal)
           select line[(one.Name.Length + 1)..],
    ];

    /// <summary>What was sent for a case, by the connections that were used for it.</summary>
    public IReadOnlyList<IReadOnlyList<SentRequest>> SentFor(SendCase one) =>
    [
        .. from connection in Sent
           let requests = connection.Where(request => IsOf(one, request.Target)).ToList()
           where requests.Count > 0
           select requests,
    ];

    public IReadOnlyList<KeptRequest> KeptFor(SendCase one) => [.. Kept.Where(kept => IsOf(one, kept.Path))];

    private static bool IsOf(SendCase one, string target) => target.Contains($"/{one.Name}/", StringComparison.Ordinal);
}
