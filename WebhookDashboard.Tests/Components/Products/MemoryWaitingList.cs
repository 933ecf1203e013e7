using WebhookDashboard.Sample.Consumer;
using WebhookDashboard.Tests.TestKit;

namespace WebhookDashboard.Tests.Components.Products;

/// <summary>The waiting list, in memory.</summary>
internal sealed class MemoryWaitingList(ConsumerChanges changes) : IWaitingList
{
    /// <summary>Replaced and never changed: the page may be going through it.</summary>
    private List<WaitingCustomer> _waiting = [];

    /// <summary>What every writing throws; null: none does.</summary>
    public Exception? Fault { get; set; }

    /// <summary>How often it was read.</summary>
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
