using WebhookDashboard.Sample.Consumer;

namespace WebhookDashboard.Tests.Components.Shop;

/// <summary>Records what is to be retried.</summary>
internal sealed class HandOutbox : IOutbox
{
    public string? Server { get; set; }

    public List<long> Retried { get; } = [];

    public Task<bool> RetryAsync(long number, CancellationToken cancellationToken)
    {
        Retried.Add(number);
        return Task.FromResult(true);
    }
}
