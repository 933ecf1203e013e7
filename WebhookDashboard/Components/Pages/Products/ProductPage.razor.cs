using Microsoft.AspNetCore.Components;
using WebhookDashboard.Pull;
using WebhookDashboard.Sample.Client;
using WebhookDashboard.Sample.Consumer;

namespace WebhookDashboard.Components.Pages.Products;

/// <summary>One product, fetched when its page is opened.</summary>
public sealed partial class ProductPage : IAsyncDisposable
{
    private ProductSession? _session;
    private string? _asked;

    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private IShopClient Shop { get; set; } = null!;

    [Inject]
    private IStockBook Book { get; set; } = null!;

    [Inject]
    private ConsumerChanges Changes { get; set; } = null!;

    [Inject]
    private CatalogueCache Catalogue { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    public ValueTask DisposeAsync() => _session?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override async Task OnParametersSetAsync()
    {
        if (_asked == Id)
        {
            return;
        }

        _asked = Id;
        var former = _session;
        var session = _session = new ProductSession(Shop, Book, Changes, Catalogue, Clock, Id);
        if (former is not null)
        {
            await former.DisposeAsync();
        }

        // Not while prerendering: a visit is one call.
        if (RendererInfo.IsInteractive)
        {
            session.Follow(() => InvokeAsync(StateHasChanged), DispatchExceptionAsync);
            await session.FetchAsync();
        }
    }
}
