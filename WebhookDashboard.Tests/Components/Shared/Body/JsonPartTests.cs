using System.Text;
using WebhookDashboard.Components.Shared.Body;
using WebhookDashboard.Components.Shared.Body.Json;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared.Body;

public sealed class JsonPartTests
{
    [Theory]
    [InlineData("""[{"id":101,"n":1},{"n":{"id":7},"id":102}]""", "102", 5)]
    [InlineData("""[{"id":"a"},3,{}]""", "a", 1)]
    public void WithId_KnownId_ReturnsItsFirstLine(string json, string id, int first) =>
        Assert.Equal(first, JsonPart.WithId(BodyDocument.Of(Encoding.UTF8.GetBytes(json), "application/json"), id));

    [Theory]
    [InlineData("""[{"id":101}]""", "10")]
    [InlineData("""[{"a":{"id":101}}]""", "101")]
    [InlineData("""[["id",101],{},[]]""", "101")]
    [InlineData("""{"id":101}""", "101")]
    [InlineData("not json", "101")]
    public void WithId_UnknownId_IsNull(string body, string id) =>
        Assert.Null(JsonPart.WithId(BodyDocument.Of(Encoding.UTF8.GetBytes(body), "application/json"), id));
}
