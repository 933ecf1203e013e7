using System.Text.Json;
using CsCheck;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Domain.Search;

public sealed class FilterTextTests
{
    [Fact]
    public void Read_WordsConditionsAndNames_BecomeOneFilter()
    {
        var filter = FilterText.Read("payment \"not found\" $.amount > 50 endpoint:payment $.ok=true Endpoint:orders type:order.* minSize:10 duplicates:hide http://x", out _)!;

        Assert.Equal(["payment", "not found", "http://x"], filter.Search!.Needles);
        Assert.Equal(["$.amount > 50", "$.ok = true"], filter.Where.Select(condition => condition.ToString()));
        Assert.Equal(["payment", "orders"], filter.Endpoints.Select(slug => slug.Value));
        Assert.Equal(("order.", 10, DuplicateFilter.Hide), (filter.TypePrefix, filter.MinSize, filter.Duplicates));
        Assert.Null(filter.EventType);
    }

    [Theory]
    [InlineData("payment $.amount >", 18)]
    [InlineData("a $.b = 1x", 8)]
    [InlineData("$.b = \"x\"y", 9)]
    [InlineData("verdict:good", 8)]
    [InlineData("a verdict:", 10)]
    [InlineData("method:GET method:PUT", 18)]
    [InlineData("a \"b", 2)]
    [InlineData("type:\"b", 5)]
    [InlineData("from:yesterday", 5)]
    [InlineData("minSize:-1", 8)]
    public void Read_Malformed_SaysWhere(string text, int position)
    {
        Assert.Null(FilterText.Read(text, out var fault));
        Assert.Equal(position, fault!.Position);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Read_Nothing_IsEveryEvent(string text) => Assert.True(FilterText.Read(text, out _)!.IsEmpty);

    [Fact]
    public void Write_AnyFilter_ReadsBackTheSame() => AnyFilter.Sample(filter =>
    {
        var text = FilterText.Write(filter);

        var read = FilterText.Read(text, out var fault);

        Assert.True(fault is null, $"{text}: {fault}");
        Assert.Equal(Json(filter), Json(read!));
    });

    [Fact]
    public void Json_AnyFilter_ReadsBackTheSame() => AnyFilter.Sample(filter =>
        Assert.Equal(Json(filter), Json(JsonSerializer.Deserialize<EventFilter>(Json(filter), JsonSerializerOptions.Web)!)));

    private static Gen<EventFilter> AnyFilter => Gen.Select(
        Gen.Select(SearchTextTests.AnyNeedle.Array[0, 3], WhereConditionTests.AnyCondition.Array[0, 3]),
        Gen.Select(Gen.OneOf("inbox", "payment").Array[0, 2], Gen.OneOf("GET", "PUT").Null(), Gen.OneOf("order.paid", "a b", "\"x", "").Null(), Gen.OneOf("order.", ".").Null()),
        Gen.Select(Gen.Enum<Verdict>().Nullable(), Gen.Int[0, 9].Nullable(), Gen.Int[0, 9].Nullable(), Gen.Enum<DuplicateFilter>().Nullable(), Gen.Long[0, 1_000_000_000].Nullable()),
        (texts, kinds, rest) => new EventFilter
        {
            Search = texts.Item1.Length == 0 ? null : new SearchText(texts.Item1),
            Where = texts.Item2,
            Endpoints = [.. kinds.Item1.Select(EndpointSlug.Parse)],
            Method = kinds.Item2,
            EventType = kinds.Item4 is null ? kinds.Item3 : null,
            TypePrefix = kinds.Item4,
            Verdict = rest.Item1,
            MinSize = rest.Item2,
            MaxSize = rest.Item3,
            Duplicates = rest.Item4,
            From = rest.Item5 is { } ticks ? AnEvent.SomeTime.AddTicks(ticks) : null,
        });

    private static string Json(EventFilter filter) => JsonSerializer.Serialize(filter, JsonSerializerOptions.Web);
}
