using WebhookDashboard.Components.Shared.Forms;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Outbound.Templates;

namespace WebhookDashboard.Components.Pages.Send.Form;

/// <summary>
/// The state of the page's controls that the browser stores, so that a reload or a lost circuit loses nothing. Never
/// contains the secret; the editor stores the body itself.
/// </summary>
internal sealed record SendDraft
{
    /// <summary>
    /// The maximum length: it must fit into one message of the circuit in each direction. Larger forms are not stored.
    /// </summary>
    public const int MaxChars = 16_000;

    public string? Template { get; init; }
    public string? Endpoint { get; init; }
    public string Url { get; init; } = "";
    public string Method { get; init; } = "POST";
    public string Scheme { get; init; } = SignatureScheme.None;

    /// <summary>With the lines whose name is not typed yet.</summary>
    public IReadOnlyList<HeaderLine> Headers { get; init; } = [];

    public bool FollowRedirects { get; init; }
    public bool IsBurst { get; init; }
    public int? Count { get; init; } = 20;
    public int? PerSecond { get; init; } = 10;
    public long NextNumber { get; init; } = 1;

    public static string Write(SendForm form) => DraftJson.Write(new SendDraft
    {
        Template = form.Template.Name,
        Endpoint = form.Endpoint?.Value,
        Url = form.Url,
        Method = form.Method,
        Scheme = form.Scheme,
        Headers = [.. form.Headers.Select(header => new HeaderLine(header.Name, header.Value))],
        FollowRedirects = form.FollowRedirects,
        IsBurst = form.IsBurst,
        Count = form.Count,
        PerSecond = form.PerSecond,
        NextNumber = form.NextNumber,
    });

    /// <inheritdoc cref="DraftJson.Read{T}(string)" />
    public static SendDraft? Read(string? json) => DraftJson.Read<SendDraft>(json);

    /// <summary>Copies everything that still exists into a form.</summary>
    public void ApplyTo(SendForm form, IEndpointDirectory directory)
    {
        if (WebhookTemplates.Find(Template) is { } template)
        {
            form.Take(template, directory);
        }

        if (EndpointSlug.TryParse(Endpoint, out var slug) && directory.Find(slug) is { } endpoint)
        {
            form.Aim(endpoint);
        }
        else if (Endpoint is null || Url.Length > 0)
        {
            form.Endpoint = null;
            form.IsTyping = Url.Length == 0; // Nothing is wrong before it was typed.
        }

        form.Url = Url;
        form.Method = SendForm.Methods.Contains(Method) ? Method : form.Method;
        form.Scheme = Signatures.SignatureSchemes.ByName.ContainsKey(Scheme) ? Scheme : SignatureScheme.None;
        form.Headers.Clear();
        form.InsertHeaders(Headers);
        form.FollowRedirects = FollowRedirects;
        (form.IsBurst, form.Count, form.PerSecond, form.NextNumber) = (IsBurst, Count, PerSecond, Math.Max(1, NextNumber));
    }
}
