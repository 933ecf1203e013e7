using System.Net;
using System.Text.Json;
using WebhookDashboard.Events.Search;
using WebhookDashboard.Signatures;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Api.Description;

public sealed class DescriptionTests(RunningApi api) : IClassFixture<RunningApi>
{
    private static readonly string[] Contract =
    [
        "delete /api/v1/endpoints/{slug}", "delete /api/v1/events", "delete /api/v1/events/{id}", "delete /api/v1/events/{id}/pin", "get /api/v1/endpoints",
        "get /api/v1/endpoints/{slug}", "get /api/v1/events", "get /api/v1/events/count", "get /api/v1/events/export", "get /api/v1/events/histogram", "get /api/v1/events/{id}",
        "get /api/v1/events/{id}/body", "get /api/v1/events/{id}/parts", "get /api/v1/events/{id}/parts/{index}", "get /api/v1/quality/{slug}", "get /api/v1/stats", "post /api/v1/endpoints",
        "post /api/v1/events/import", "post /api/v1/send", "put /api/v1/endpoints/{slug}", "put /api/v1/events/{id}/pin",
    ];

    /// <summary>A header's bytes are included only where its text cannot represent them; other members where they are not the usual value.</summary>
    private static readonly string[] WrittenSometimes = ["HeaderLine.bytes", "EventSummary.imported", "EventOutput.imported", "ImportOutput.expired"];

    [Fact]
    public async Task OpenApi_Paths_AreThoseOfTheContract()
    {
        var document = await ReadAsync();

        var calls = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(call => $"{call.Name} {path.Name}")).Order(StringComparer.Ordinal);
        Assert.Equal(Contract, calls);
    }

    [Fact]
    public async Task OpenApi_EachCall_HasASummaryAnIdAndItsErrors()
    {
        var document = await ReadAsync();

        foreach (var call in document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()))
        {
            Assert.NotEmpty(call.Value.GetProperty("summary").GetString()!);
            Assert.NotEmpty(call.Value.GetProperty("operationId").GetString()!);
            Assert.True(call.Value.GetProperty("responses").TryGetProperty("401", out _));
        }
    }

    [Fact]
    public async Task OpenApi_EachAnswer_HasAllItsMembers()
    {
        var described = await DescribedApi.ReadAsync(api.Host);

        var answers = described.Schemas.EnumerateObject().Where(schema =>
            schema.Value.TryGetProperty("properties", out _)
            && schema.Name != "ProblemDetails"
            && !schema.Name.EndsWith("Input", StringComparison.Ordinal)).ToList();
        Assert.Contains(answers, answer => answer.Name == "EventOutput");
        Assert.All(answers, answer =>
        {
            Assert.Equal(
                answer.Value.GetProperty("properties").EnumerateObject().Select(member => $"{answer.Name}.{member.Name}").Except(WrittenSometimes).Order(StringComparer.Ordinal),
                answer.Value.GetProperty("required").EnumerateArray().Select(name => $"{answer.Name}.{name.GetString()}").Order(StringComparer.Ordinal));
            Assert.DoesNotContain("\"default\":", answer.Value.GetRawText(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task OpenApi_IdsAndEnums_ArePlainText()
    {
        var described = await DescribedApi.ReadAsync(api.Host);

        foreach (var (name, schema) in described.Schemas.EnumerateObject().Select(schema => (schema.Name, schema.Value)))
        {
            Assert.True(!schema.TryGetProperty("enum", out _) || schema.GetProperty("type").GetString() == "string", name);
            foreach (var member in schema.TryGetProperty("properties", out var members) ? members.EnumerateObject() : default)
            {
                Assert.True(
                    member.Name is not ("id" or "eventId" or "duplicateOf") || member.Value.GetProperty("format").GetString() == "uuid",
                    $"{name}.{member.Name}");
            }
        }

        var ids = described.Operations.SelectMany(operation => Parameters(operation)).Where(parameter => parameter.GetProperty("name").GetString() == "id");
        Assert.All(ids, id => Assert.Equal("uuid", id.GetProperty("schema").GetProperty("format").GetString()));
    }

    [Fact]
    public async Task OpenApi_EachParameterAndMember_IsExplained()
    {
        var described = await DescribedApi.ReadAsync(api.Host);

        Assert.All(described.Operations.SelectMany(Parameters), parameter =>
            Assert.True(parameter.TryGetProperty("description", out _), parameter.GetRawText()));
        Assert.All(
            described.Schemas.EnumerateObject().Where(schema => schema.Value.TryGetProperty("properties", out _))
                .SelectMany(schema => schema.Value.GetProperty("properties").EnumerateObject()),
            member => Assert.True(
                member.Value.GetRawText().Contains("\"description\":", StringComparison.Ordinal)
                || described.Resolve(member.Value).TryGetProperty("description", out _),
                $"{member.Name}: {member.Value.GetRawText()}"));
    }

    [Fact]
    public async Task OpenApi_MemberWithADescription_PrefersItToTheTypes()
    {
        var described = await DescribedApi.ReadAsync(api.Host);

        var headers = described.Schemas.GetProperty("SendInput").GetProperty("properties").GetProperty("headers");
        Assert.StartsWith("Headers to send", headers.GetProperty("description").GetString()!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SignatureInput")]
    [InlineData("SendSignInput")]
    public async Task OpenApi_Scheme_ListsAllSchemes(string schema)
    {
        var described = await DescribedApi.ReadAsync(api.Host);

        var text = described.Schemas.GetProperty(schema).GetProperty("properties").GetProperty("scheme").GetProperty("description").GetString()!;
        Assert.All(SignatureSchemes.ByName.Keys, scheme => Assert.Contains(scheme, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task OpenApi_DownloadsAndDeletes_AreDescribed()
    {
        var described = await DescribedApi.ReadAsync(api.Host);

        var contents = described.Operations.Where(operation => operation.Id is "GetEventBody" or "GetEventPart" or "ExportEvents")
            .SelectMany(operation => operation.ContentsOf(200)!.Values).ToList();
        Assert.Equal(4, contents.Count);
        Assert.All(contents, content => Assert.Equal("binary", content.GetProperty("schema").GetProperty("format").GetString()));
        var delete = described.Operations.Single(operation => operation.Id == "DeleteEvents");
        Assert.Equal(
            ["endpoint", "method", "type", "verdict", "from", "to", "minSize", "maxSize", "duplicates", "pinned", "search", "where"],
            Parameters(delete).Select(parameter => parameter.GetProperty("name").GetString()));
        Assert.Equal(("deleted", "matching"), (MemberOf(200), MemberOf(202)));

        string MemberOf(int status) => described.Resolve(delete.ContentsOf(status)!["application/json"].GetProperty("schema"))
            .GetProperty("properties").EnumerateObject().First().Name;
    }

    [Fact]
    public async Task OpenApi_References_AllResolve()
    {
        var document = await ReadAsync();

        var schemas = document.GetProperty("components").GetProperty("schemas");
        var references = References(document).ToList();
        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.True(
            !reference.StartsWith("#/components/schemas/", StringComparison.Ordinal)
            || schemas.TryGetProperty(reference["#/components/schemas/".Length..], out _), reference));
    }

    [Fact]
    public async Task OpenApi_Security_IsAKeyOrTheCookie()
    {
        var document = await ReadAsync();

        var schemes = document.GetProperty("components").GetProperty("securitySchemes");
        Assert.Equal("bearer", schemes.GetProperty("apiKey").GetProperty("scheme").GetString());
        Assert.Equal("cookie", schemes.GetProperty("signInCookie").GetProperty("in").GetString());
        Assert.Equal(2, document.GetProperty("security").GetArrayLength());
    }

    [Fact]
    public async Task Scalar_Page_LoadsNothingFromElsewhere()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var page = await api.Host.Client.GetAsync("scalar/", cancellation);
        using var script = await api.Host.Client.GetAsync("scalar/scalar.js", cancellation);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (page.StatusCode, script.StatusCode));
        Assert.DoesNotContain("://", await page.Content.ReadAsStringAsync(cancellation), StringComparison.Ordinal);
        Assert.Contains("connect-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stats_AfterAnEvent_CountIt()
    {
        var slug = await api.NewEndpointAsync();
        await api.KeepAsync(AnEvent.To(slug).WithBody("12345"));

        var (status, json) = await api.CallAsync("GET", "stats");

        Assert.Equal(HttpStatusCode.OK, status);
        var endpoint = json.GetProperty("endpoints").EnumerateArray().Single(one => one.GetProperty("endpoint").GetString() == slug);
        Assert.Equal(1, endpoint.GetProperty("events").GetInt64());
        Assert.Equal(1, endpoint.GetProperty("verdicts").GetProperty("unchecked").GetInt64());
        Assert.EndsWith("Z", json.GetProperty("rate")[0].GetProperty("start").GetString(), StringComparison.Ordinal);
        var index = json.GetProperty("readers").EnumerateArray().Single(one => one.GetProperty("name").GetString() == SearchIndexReader.ReaderName);
        Assert.Equal(json.GetProperty("head").GetInt64(), index.GetProperty("cursor").GetInt64() + index.GetProperty("lag").GetInt64());
    }

    private static IEnumerable<JsonElement> Parameters(DescribedOperation operation) =>
        operation.Description.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : [];

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member.NameEquals("$ref") ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private async Task<JsonElement> ReadAsync()
    {
        using var answer = await api.Host.Client.GetAsync("openapi/v1.json", TestContext.Current.CancellationToken);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
    }
}
