using WebhookDashboard.Components.Shared.Forms;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;

namespace WebhookDashboard.Components.Pages.Endpoints.Settings;

/// <summary>The settings that were edited and not saved, as the browser keeps them.</summary>
/// <param name="Form">The settings, without the answer's body and the stored secrets.</param>
/// <param name="Secrets">The hints of the stored secrets that were not removed.</param>
internal sealed record EndpointDraft(EndpointForm Form, IReadOnlyList<string> Secrets)
{
    public static string Write(EndpointForm form) =>
        DraftJson.Write(new EndpointDraft(form, [.. form.Secrets.Select(MaskedSecret.Of)]));

    /// <inheritdoc cref="DraftJson.Read{T}(string)" />
    public static EndpointForm? Read(string json, WebhookEndpoint endpoint)
    {
        var draft = DraftJson.Read<EndpointDraft>(json);
        draft?.Form.Complete(endpoint, draft.Secrets);
        return draft?.Form;
    }
}
