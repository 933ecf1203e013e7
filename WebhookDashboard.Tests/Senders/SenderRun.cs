using WebhookDashboard.Tests.Senders.Wire;

namespace WebhookDashboard.Tests.Senders;

/// <summary>The result of everything that one client sent.</summary>
/// <param name="Output">The program's output: a line for each request, with the case and the status.</param>
/// <param name="Sent">The requests on the wire, by connection and in order.</param>
/// <param name="Kept">The events that the app stored, in order.</param>
internal sealed record SenderRun(
    string Output, IReadOnlyList<IReadOnlyList<SentRequest>> Sent, IReadOnlyList<KeptRequest> Kept)
{
    /// <summary>The status of each response, as the client saw it.</summary>
    public IReadOnlyList<string> StatusesOf(SendCase one) =>
    [
        .. from line in Output.Split('\n')
           where line.StartsWith($"{one.Name}\t", StringComparison.Ordinal)
           select line[(one.Name.Length + 1)..],
    ];

    /// <summary>The requests sent for a case, by connection.</summary>
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
