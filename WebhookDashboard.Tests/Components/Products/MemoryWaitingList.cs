using WebhookDashboard.Sample.Consumer;
using WebhookDashboard.Tests.TestKit;

namespace WebhookDashboard.Tests.Components.Products;

/// <summary>A waiting list in memory.</summary>
internal sealed class MemoryWaitingList(ConsumerChanges changes) : IWaitingList
{
    /// <summary>Replaced, never changed: the page may be enumerating it.</summary>
    private List<WaitingCustomer> _waiting = [];

    /// <summary>Thrown by every write, unless null.</summary>
    public Exception? Fault { get; set; }

    /// <summary>The number of reads.</summary>
    public int Readings { get; private set; }

    public Task<IReadOnlyList<WaitingCustomer>> ReadAsync(string? productId, CancellationToken cancellationToken)
    {
        Readings++;
        return Task.FromResult<IReadOnlyList<WaitingCustomer>>([.. _waiting.Where(one => productId is null || one.ProductId == productId)]);
    }

    public Task<WaitOutcome> AddAsync(string productId, string email, CancellationToken cancellationToken)
    {
        if (Fault is { } fault)
        {
            return Task.FromException<WaitOutcome>(fault);
        }

        if (!email.Contains('@', StringComparison.Ordinal))
        {
            return Task.FromResult(WaitOutcome.NoAddress);
        }

        _waiting = [.. _waiting, new WaitingCustomer(productId, email, AnEvent.SomeTime)];
        changes.Tell(ConsumerParts.Waiting);
        return Task.FromResult(WaitOutcome.Added);
    }

    public Task<bool> RemoveAsync(string productId, string email, CancellationToken cancellationToken)
    {
        var before = _waiting.Count;
        _waiting = [.. _waiting.Where(one => one.ProductId != productId || one.Email != email)];
        changes.Tell(ConsumerParts.Waiting);
        return Task.FromResult(_waiting.Count < before);
    }
}
