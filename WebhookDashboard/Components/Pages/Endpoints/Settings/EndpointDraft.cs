using System.Text.Json;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;

namespace WebhookDashboard.Components.Pages.Endpoints.Settings;

/// <summary>The settings that were edited and not saved, as the browser keeps them.</summary>
/// <param name="Form">The settings, without the answer's body and the stored secrets.</param>
/// <param name="Secrets">The hints of the stored secrets that were not removed.</param>
internal sealed record EndpointDraft(EndpointForm Form, IReadOnlyList<string> Secrets)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        RespectNullableAnnotations = true,
    };

    public static string Write(EndpointForm form) =>
        JsonSerializer.Serialize(new EndpointDraft(form, [.. form.Secrets.Select(MaskedSecret.Of)]), Options);

    /// <summary>Null if another version or a person wrote it.</summary>
    public static EndpointForm? Read(string json, WebhookEndpoint endpoint)
    {
        try
        {
            var draft = JsonSerializer.Deserialize<EndpointDraft>(json, Options);
            if (draft is not { Form: { } form, Secrets: { } secrets })
            {
                return null;
            }

            form.Complete(endpoint, [.. secrets]);
            return form;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
