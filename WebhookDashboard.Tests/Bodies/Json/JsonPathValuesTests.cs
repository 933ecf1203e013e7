using System.Text;
using WebhookDashboard.Bodies.Json;
using WebhookDashboard.Domain.Search;
using Xunit;

namespace WebhookDashboard.Tests.Bodies.Json;

public sealed class JsonPathValuesTests
{
    [Theory]
    [InlineData("$.amount", """{"id":1,"amount":4.50,"nested":{"amount":9}}""", "4.50")]
    [InlineData("$.nested.amount", """{"amount":1,"nested":{"amount":9}}""", "9")]
    [InlineData("$", """{"a":1}""", """{"a":1}""")]
    [InlineData("$.items[*].sku", """{"items":[{"sku":"a"},{"no":1},{"sku":"b"}]}""", "\"a\"|\"b\"")]
    [InlineData("$[1]", "[10,[20],30]", "[20]")]
    [InlineData("$.a", """{"a":1}{"a":2}""", "1|2")]
    [InlineData("$.a", """{"a":1,"a":2}""", "1|2")]
    [InlineData("$[\"a b\"]", """{"a b":true}""", "true")]
    [InlineData("$.none", """{"a":1}""", "")]
    [InlineData("$.a.b", """{"a":[1,2]}""", "")]
    [InlineData("$[0]", """{"0":1}""", "")]
    [InlineData("$.a", "no json", "")]
    [InlineData("$.a", """{"a":1,"b" oops""", "1")]
    [InlineData("$.a", """{"\ud800":0,"a":1}""", "1")]
    public void Find_Path_GivesTheValuesAsWritten(string path, string json, string expected) =>
        Assert.Equal(expected, Find(path, json, isWhole: true));

    [Theory]
    [InlineData("$.a", """{"a":"whole","b":"cu""", "\"whole\"")]
    [InlineData("$.b", """{"a":"whole","b":"cu""", "")]
    [InlineData("$.b", """{"a":1,"b":{"c":[1,2""", """{"c":[1,2""")]
    [InlineData("$.z", """{"a":{"b":{"c":1""", "")]
    [InlineData("$.b", """{"b":12""", "")]
    public void Find_BeginningOfABody_GivesWhatIsThere(string path, string json, string expected) =>
        Assert.Equal(expected, Find(path, json, isWhole: false));

    [Fact]
    public void Find_MoreThanWanted_StopsThere() => Assert.Equal("1|2", Find("$[*]", "[1,2,3]", isWhole: true, most: 2));

    private static string Find(string path, string json, bool isWhole, int most = 10)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        return string.Join('|', JsonPathValues.Find(utf8, isWhole, WherePath.Read(path, out _)!, most).Select(range => Encoding.UTF8.GetString(range.In(utf8))));
    }
}
