using WebhookDashboard.Events;
using WebhookDashboard.Pull;
using WebhookDashboard.Sample.Client;

namespace WebhookDashboard.Compare;

/// <summary>Makes runs. Each page has its own; the shop bounds how many there are at once.</summary>
internal sealed class CompareRunFactory(IShopLedger ledger, IShopClient shop, IEventLog log, TimeProvider clock)
{
    public CompareRun Create(RunSettings settings) => new(settings, ledger, shop, log, clock);
}
