using Microsoft.AspNetCore.Components;

namespace WebhookDashboard.Components.Pages.Products;

/// <summary>One product, fetched when its page is opened.</summary>
public sealed partial class ProductPage
{
    private ProductSession? _session;
    private string? _asked;

    [Parameter]
    public string Id { get; set; } = "";

    protected override ValueTask LeaveAsync() => _session?.DisposeAsync() ?? ValueTask.CompletedTask;

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
            session.Follow(StateHasChanged, DispatchExceptionAsync);
            await session.FetchAsync();
        }
    }
}
