using Microsoft.AspNetCore.Components;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures;
using WebhookDashboard.Signatures.Diagnosis;

namespace WebhookDashboard.Components.Shared.Signing;

/// <summary>Explains the signature of one event.</summary>
public sealed partial class SignatureTrace
{
    private readonly string _id = $"signed-{Guid.NewGuid():N}";
    private (EventId Id, WebhookEndpoint? Endpoint) _shown;
    private SignatureExplanation? _explanation;
    private SignedView? _signed;
    private string? _none;
    private bool _failed;

    [Parameter, EditorRequired]
    public StoredEvent Event { get; set; } = null!;

    /// <summary>Whether the original verdict is already shown above.</summary>
    [Parameter]
    public bool HasBanner { get; set; }

    protected override void OnInitialized() => Watch(Directory.Changed.Subscribe, () => Update(ReadAsync));

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var endpoint = Directory.Find(Event.Summary.Endpoint);
        if (_shown == (Event.Summary.Id, endpoint))
        {
            return;
        }

        var stored = Event;
        var isExplained = _explanation is not null && _shown.Id == stored.Summary.Id;
        _shown = (stored.Summary.Id, endpoint);
        var isRead = await Database.ReadAsync("the body of an event, to explain its signature", async () =>
        {
            // Read only for this and released again: a large body must not live as long as the page.
            var body = await EventLog.ReadBodyAsync(stored.Summary.Id, Gone);
            if (_shown.Id != stored.Summary.Id || (isExplained && (body is null || endpoint is null)))
            {
                return; // Another event is shown, or this one was deleted: its explanation stays readable.
            }

            _explanation = body is null || endpoint is null
                ? null
                : SignatureExplainer.Explain(RequestOf(stored, body), endpoint.Signature, stored.Summary.ReceivedAt);
            _signed = _explanation?.Signed is { } signed ? SignedView.Of(signed) : null;
            _none = body is null ? "The event was deleted, so its signature can't be verified again."
                : endpoint is null ? "The endpoint was deleted, and with it the secrets that signatures were verified with."
                : _explanation is null ? "The endpoint doesn't verify signatures now."
                : null;
            _failed = false;
        });
        _failed |= !isRead;
    }

    private SignedRequest RequestOf(StoredEvent stored, byte[] body)
    {
        var app = new Uri(Navigation.BaseUri);
        var host = HeaderOf(stored, "Host") ?? app.Authority;
        return new SignedRequest(
            name => HeaderOf(stored, name),
            body,
            stored.Summary.Method,
            Address.UrlOf($"{app.Scheme}://{host}", app.AbsolutePath.TrimEnd('/'), stored.Summary.Path + stored.Summary.Query));
    }

    /// <summary>Joins repeated values with a space, as the check of a received request does.</summary>
    private static string? HeaderOf(StoredEvent stored, string name)
    {
        var values = stored.Headers.Where(line => line.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(line => line.Value).ToList();
        return values.Count == 0 ? null : string.Join(' ', values);
    }

    private static string Heading(SignatureExplanation told) => told.Check.Verdict is Verdict.Valid or Verdict.Stale
        ? "The exact string that was signed"
        : "The exact string that must be signed";

    private string Distance(DateTimeOffset signedAt)
    {
        var age = (long)(Event.Summary.ReceivedAt - signedAt).TotalSeconds;
        var when = $"{signedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC";
        var tolerance = Directory.Find(Event.Summary.Endpoint)?.Signature.ToleranceSeconds;
        var allowed = tolerance is { } seconds ? $"the endpoint allows {DurationText.Of(seconds)}" : "the endpoint does not check timestamps";
        return age switch
        {
            0 => $"{when}, in the same second as it was received; {allowed}",
            > 0 => $"{when}, {DurationText.Of(age)} before it was received; {allowed}",
            _ => $"{when}, {DurationText.Of(-age)} after it was received; {allowed}",
        };
    }
}
