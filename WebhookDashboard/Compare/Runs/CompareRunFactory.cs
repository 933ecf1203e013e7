using WebhookDashboard.Events;
using WebhookDashboard.Pull;
using WebhookDashboard.Sample.Client;

namespace WebhookDashboard.Compare.Runs;

/// <summary>Creates runs, one for each page; the shop limits how many run at once.</summary>
internal sealed class CompareRunFactory(IShopLedger ledger, IShopClient shop, IEventLog log, TimeProvider clock)
{
    /// <summary>Names this start of the server: a run never outlives it.</summary>
    public string Server { get; } = Guid.NewGuid().ToString("N");

    public CompareRun Create(RunSettings settings) => new(settings, ledger, shop, log, clock);
}
