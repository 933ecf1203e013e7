using System.Text.Json;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Tests.TestKit;

namespace WebhookDashboard.Tests.Events.Search;

/// <summary>Makes random filters, most of which match some of the known events.</summary>
internal sealed class KnownFilters(Random random, IReadOnlyList<KnownEvent> known)
{
    private readonly OddTexts _odd = new(random);
    private readonly string[] _documents = [.. known.SelectMany(one => one.Documents)];

    public EventFilter Make() => new()
    {
        Search = _odd.Sometimes(2) ? null : new SearchText([.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Needle())]),
        Where = [.. Enumerable.Range(0, _odd.Sometimes(2) ? random.Next(1, 3) : 0).Select(_ => Condition())],
        Endpoints = [.. Enumerable.Range(0, _odd.One(0, 0, 0, 0, 1, 1, 2)).Select(_ => EndpointSlug.Parse(_odd.One("inbox", "payment", "orders")))],
        Method = Seldom(_odd.One("POST", "put")),
        EventType = Seldom(_odd.One("order.paid", "user", EventFilter.NoType)),
        TypePrefix = Seldom(_odd.One("order.", "none.")),
        ExceptType = Seldom("order.paid"),
        Verdict = _odd.Sometimes(8) ? _odd.One(Enum.GetValues<Verdict>()) : null,
        Pinned = _odd.Sometimes(8) ? _odd.Sometimes(2) : null,
        MinSize = _odd.Sometimes(8) ? _odd.One(0, 1, 30, 100, 5_000) : null,
        MaxSize = _odd.Sometimes(8) ? _odd.One(0, 30, 99, 400, 400_000) : null,
        Duplicates = _odd.Sometimes(8) ? _odd.One(Enum.GetValues<DuplicateFilter>()) : null,
        From = _odd.Sometimes(8) ? Time() : null,
        To = _odd.Sometimes(8) ? Time() : null,
    };

    private string? Seldom(string value) => _odd.Sometimes(8) ? value : null;

    private DateTimeOffset Time() => AnEvent.SomeTime.AddDays(_odd.One(-40, -1, -1)).AddSeconds(random.Next(-10, known.Count));

    private string Needle() => _odd.Sometimes(8) ? _odd.Text() : _odd.PartOf(_odd.One([.. _odd.One(known).Texts.Where(text => text.Length > 0)]), most: 14);

    private WhereCondition Condition()
    {
        using var document = JsonDocument.Parse(_odd.One(_documents));
        var (path, value) = _odd.PathInto(document.RootElement);
        var op = _odd.One(Enum.GetValues<WhereOperator>());
        return new WhereCondition(WherePath.Read(path, out _)!, op, op == WhereOperator.Exists ? null : Value(op, value));
    }

    private WhereValue Value(WhereOperator op, JsonElement at) => op switch
    {
        _ when at.ValueKind == JsonValueKind.String && PlainWhere.TextOf(at) is { } text => new WhereValue(
            JsonValueKind.String, text.Length > 0 && (op == WhereOperator.Contains || _odd.Sometimes(4)) ? _odd.PartOf(text, most: 8) : text),
        WhereOperator.Contains => new WhereValue(JsonValueKind.String, _odd.Text(2)),
        _ when at.ValueKind == JsonValueKind.Number => new WhereValue(JsonValueKind.Number, Rewritten(_odd.Sometimes(4) ? _odd.Number() : at.GetRawText())),
        WhereOperator.Equal or WhereOperator.NotEqual when at.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null =>
            new WhereValue(at.ValueKind, at.GetRawText()),
        _ => _odd.Sometimes(2) ? new WhereValue(JsonValueKind.Number, _odd.Number()) : new WhereValue(JsonValueKind.String, _odd.Text(2)),
    };

    /// <summary>The same number in other digits.</summary>
    private string Rewritten(string number) => number.Contains('e', StringComparison.OrdinalIgnoreCase) ? number
        : number.Contains('.', StringComparison.Ordinal) ? number + _odd.One("", "0", "e0", "00E+0")
        : number + _odd.One("", ".0", "e0", ".000", "0e-1", "000E-3");
}
