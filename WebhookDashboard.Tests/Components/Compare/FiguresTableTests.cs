using Bunit;
using MudBlazor.Services;
using WebhookDashboard.Compare.Runs;
using WebhookDashboard.Components.Pages.Compare.Figures;
using Xunit;

namespace WebhookDashboard.Tests.Components.Compare;

public sealed class FiguresTableTests : IAsyncDisposable
{
    private static readonly RunSettings LosesSome = new() { LostPercent = 20, ReconcileSeconds = 3 };

    private readonly BunitContext _context = new();

    public FiguresTableTests()
    {
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        _context.Services.AddMudServices();
    }

    [Fact]
    public void Worst_LostWebhookFoundByReconciling_IsExplained() => Assert.Equal(
        "Push’s worst are lost webhooks: late until the next re-check",
        WorstOf(new ARun().Change(1000, 9).Webhook(1010, 1).Change(2000, 8, lost: true).Reconcile(4000, 2)));

    [Fact]
    public void Worst_LostWebhookOvertaken_IsExplained() => Assert.Equal(
        "Push’s worst are lost webhooks: late until the next webhook",
        WorstOf(new ARun().Change(1000, 9, lost: true).Change(3000, 8).Webhook(3010, 2)));

    [Fact]
    public void Worst_EveryWebhookArrived_NeedsNoExplanation() =>
        Assert.Equal("", WorstOf(new ARun().Change(1000, 9).Webhook(1010, 1)));

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private string WorstOf(ARun run) => _context
        .Render<FiguresTable>(parameters => parameters.Add(table => table.View, run.With(LosesSome).At(6000)))
        .Find("[data-testid=compare-worst]").TextContent;
}
