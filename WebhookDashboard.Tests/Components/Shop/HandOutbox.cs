using WebhookDashboard.Sample.Consumer;

namespace WebhookDashboard.Tests.Components.Shop;

/// <summary>Notes what is to be tried again.</summary>
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
