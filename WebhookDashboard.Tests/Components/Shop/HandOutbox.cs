using WebhookDashboard.Sample.Consumer;

namespace WebhookDashboard.Tests.Components.Shop;

/// <summary>Records what is to be retried.</summary>
internal sealed class HandOutbox : IOutbox
{
    public string? Server { get; set; }

    public List<long> Retried { get; } = [];

    /// <summary>Whether there is such a mail to try again.</summary>
    public Func<long, bool> Retries { get; set; } = _ => true;

    public Task<bool> RetryAsync(long number, CancellationToken cancellationToken)
    {
        Retried.Add(number);
        return Task.FromResult(Retries(number));
    }
}
