using System.Text;
using System.Text.Json;
using WebhookDashboard.Bodies;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Events;

namespace WebhookDashboard.Components.Pages.Events.Searching;

/// <summary>The paths and some values of the JSON in the last bodies, to suggest them. Reads the first bytes of each.</summary>
internal sealed class KnownPaths
{
    private const int Events = 50;
    private const int BytesOfABody = 4 * 1024;
    private const int MaxPaths = 500;
    private const int MaxPathLength = 120;
    private const int MaxValues = 20;
    private const int MaxValueLength = 60;

    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    /// <summary>In the order in which they occur.</summary>
    public IEnumerable<string> All => _values.Keys;

    /// <summary>Reads the newest events of some endpoints, or of all.</summary>
    public static async Task<KnownPaths> ReadAsync(IEventLog log, IReadOnlyList<EndpointSlug> endpoints, CancellationToken cancellationToken)
    {
        var paths = new KnownPaths();
        var newest = await log.PageAsync(new EventFilter { Endpoints = endpoints }, new PageRequest(Limit: Events), cancellationToken);
        foreach (var opening in await log.ReadOpeningsAsync([.. newest.Items.Select(row => row.Sequence)], BytesOfABody, cancellationToken))
        {
            paths.Add(DecodedBody.Read(opening.Body, opening.Headers.Find("Content-Type"), opening.Headers.Find("Content-Encoding"), BytesOfABody, isWhole: false).Text.Utf8.Span);
        }

        return paths;
    }

    /// <summary>Some values of a path, as a condition writes them.</summary>
    public IReadOnlyList<string> ValuesOf(string path) => _values.GetValueOrDefault(path) ?? [];

    public string? ExampleOf(string path) => ValuesOf(path) is [var first, ..] ? first : null;

    /// <summary>Adds the paths of a body, or of its beginning; none if it is no JSON.</summary>
    public void Add(ReadOnlySpan<byte> utf8)
    {
        if (!WhereTest.MayBeJson(utf8))
        {
            return;
        }

        var reader = new Utf8JsonReader(utf8, isFinalBlock: false, new JsonReaderState(WhereTest.Options));
        try
        {
            Add(ref reader);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // It is no JSON from here on, or has half of a surrogate pair.
        }
    }

    private void Add(ref Utf8JsonReader reader)
    {
        var open = new Stack<(string Path, bool IsArray)>();
        var named = "$";
        while (reader.Read())
        {
            var path = open.TryPeek(out var parent) && parent.IsArray ? Below(parent.Path, new WhereStep(Name: null)) : named;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    named = Below(parent.Path, new WhereStep(reader.GetString()));
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    open.Push((path, reader.TokenType == JsonTokenType.StartArray));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    open.Pop();
                    break;
                case JsonTokenType.String:
                    Note(path, FilterPrinter.JsonString(reader.GetString()!));
                    break;
                default:
                    Note(path, Encoding.UTF8.GetString(reader.ValueSpan));
                    break;
            }

            named = open.Count == 0 ? "$" : named;
        }
    }

    /// <returns>Empty if the path would be too long to be suggested.</returns>
    private static string Below(string path, WhereStep step) => path.Length is 0 or > MaxPathLength ? "" : path + step;

    private void Note(string path, string value)
    {
        if (path.Length is 0 or > MaxPathLength || (!_values.ContainsKey(path) && _values.Count == MaxPaths))
        {
            return;
        }

        var values = _values.TryGetValue(path, out var known) ? known : _values[path] = [];
        if (value.Length <= MaxValueLength && values.Count < MaxValues && !values.Contains(value))
        {
            values.Add(value);
        }
    }
}
