using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Quality.Reports;

/// <summary>Writes filters as the Events page and the REST API read them.</summary>
internal sealed class EventsQuery
{
    private readonly StringBuilder _text = new();

    private EventsQuery(EndpointSlug endpoint) => Add("endpoint", endpoint.Value);

    public static EventsQuery Of(EndpointSlug endpoint) => new(endpoint);

    public EventsQuery Between(DateTimeOffset from, DateTimeOffset to) => Add("from", Iso(from)).Add("to", Iso(to));

    public EventsQuery OnlyRepeats() => Add("duplicates", "only");

    public EventsQuery With(Verdict verdict) => Add("verdict", verdict.ToString().ToLowerInvariant());

    /// <summary>Events of a type whose payload has a field.</summary>
    public EventsQuery WithField(string type, string path) => Add("type", type == EventFilter.NoType ? EventFilter.NoTypeText : type).Add("where", path + " exists");

    public override string ToString() => _text.ToString();

    private EventsQuery Add(string name, string value)
    {
        _text.Append(_text.Length == 0 ? "" : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));
        return this;
    }

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
}
