using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Deleting;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;

namespace WebhookDashboard.Components.Pages.Endpoints;

/// <summary>The button, or the menu's item, that deletes an endpoint with all its events, after asking.</summary>
public sealed partial class DeleteEndpoint
{
    [Parameter, EditorRequired]
    public WebhookEndpoint Endpoint { get; set; } = null!;

    /// <summary>Whether it is a button.</summary>
    [Parameter]
    public bool Button { get; set; }

    [Parameter]
    public bool Disabled { get; set; }

    /// <summary>Called once the user has agreed.</summary>
    [Parameter]
    public EventCallback Deleted { get; set; }

    internal static string Consequence(WebhookEndpoint endpoint, long? events) => events switch
    {
        null => $"This also deletes all its events. Senders will get 404.",
        0 => $"It has no events. Senders will get 404.",
        1 => $"This also deletes its 1 event. Senders will get 404.",
        { } many => $"This also deletes its {Format.Count(many)} events. Senders will get 404.",
    };

    private string NameToType => Endpoint.Name.Length > 0 ? Endpoint.Name : Endpoint.Slug.Value;

    private async Task AskAsync()
    {
        var statistics = await Statistics.CurrentAsync(CancellationToken.None);
        var figures = EndpointFigures.Of(statistics, Endpoint.Slug);
        var (slug, directory) = (Endpoint.Slug, Directory);
        var question = new DeletionQuestion($"Delete {Endpoint.Name}?", Consequence(Endpoint, figures?.Events), "Delete endpoint")
        {
            // An unknown number may be large. Of an endpoint that was created a moment ago it is not.
            Name = statistics is null || figures is { Events: > DeletionQuestion.MostUnnamed } ? NameToType : null,
        };
        if (await Deleter.DeleteAsync(question, slug, $"{Endpoint.Name} deleted.", () => directory.DeleteAsync(slug, CancellationToken.None)))
        {
            await Deleted.InvokeAsync();
        }
    }
}
