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
        null => $"This also deletes all its events and can't be undone. Senders will get 404.",
        0 => $"It has no events. Senders will get 404.",
        1 => $"This also deletes its 1 event and can't be undone. Senders will get 404.",
        { } many => $"This also deletes its {Format.Count(many)} events and can't be undone. Senders will get 404.",
    };

    private async Task AskAsync()
    {
        var figures = EndpointFigures.Of(await Statistics.CurrentAsync(CancellationToken.None), Endpoint.Slug);
        var agreed = await Dialogs.ShowMessageBoxAsync(
            $"Delete {Endpoint.Name}?", Consequence(Endpoint, figures?.Events), yesText: "Delete endpoint", cancelText: "Cancel");
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
                Snackbar.Add($"{Endpoint.Name} was deleted.", Severity.Normal);
            }

            await Deleted.InvokeAsync();
        }
        finally
        {
            _deleting = false;
        }
    }
}
