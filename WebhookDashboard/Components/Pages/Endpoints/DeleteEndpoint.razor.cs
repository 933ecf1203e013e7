using Microsoft.AspNetCore.Components;
using MudBlazor;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;

namespace WebhookDashboard.Components.Pages.Endpoints;

/// <summary>The button that deletes an endpoint with all its events, after asking.</summary>
public sealed partial class DeleteEndpoint
{
    private bool _deleting;

    [Parameter, EditorRequired]
    public WebhookEndpoint Endpoint { get; set; } = null!;

    /// <summary>Whether the button has a caption.</summary>
    [Parameter]
    public bool Caption { get; set; }

    /// <summary>Called once it is deleted.</summary>
    [Parameter]
    public EventCallback Deleted { get; set; }

    internal static string Consequence(WebhookEndpoint endpoint, long? events) => events switch
    {
        null => $"All events of {endpoint.Name} go with it. This can't be undone.",
        0 => $"{endpoint.Name} has no events. Whoever still sends to its URL gets 404.",
        1 => $"The 1 event of {endpoint.Name} goes with it, and whoever still sends to its URL gets 404. This can't be undone.",
        { } many => $"The {Format.Count(many)} events of {endpoint.Name} go with it, and whoever still sends to its URL gets 404. This can't be undone.",
    };

    private async Task AskAsync()
    {
        var figures = EndpointFigures.Of(await Statistics.CurrentAsync(CancellationToken.None), Endpoint.Slug);
        var agreed = await Dialogs.ShowMessageBoxAsync(
            $"Delete {Endpoint.Name}?", Consequence(Endpoint, figures?.Events), yesText: "Delete endpoint", cancelText: "Keep it");
        if (agreed is not true)
        {
            return;
        }

        _deleting = true;
        StateHasChanged();
        try
        {
            // Not cancelled with this page: a confirmed deletion is completed.
            if (await Directory.DeleteAsync(Endpoint.Slug, CancellationToken.None))
            {
                Snackbar.Add($"{Endpoint.Name} is deleted.", Severity.Normal);
            }

            await Deleted.InvokeAsync();
        }
        finally
        {
            _deleting = false;
        }
    }
}
