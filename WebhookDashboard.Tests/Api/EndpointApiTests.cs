using System.Net;
using System.Text;
using System.Text.Json;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using Xunit;

namespace WebhookDashboard.Tests.Api;

public sealed class EndpointApiTests(RunningApi api) : IClassFixture<RunningApi>
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    [Fact]
    public async Task Get_FirstStart_ShowsTheContractsShape()
    {
        var (status, json) = await api.CallAsync("GET", "endpoints/inbox");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            $$"""{"slug":"inbox","name":"Inbox","url":"{{api.Host.BaseAddress}}hooks/inbox","enabled":true,"methods":[],"signature":{"scheme":"none","secrets":[],"onFailure":"record","toleranceSeconds":300,"publicUrl":null,"hmac":null},"response":{"status":200,"contentType":"text/plain","body":"OK","headers":{},"delayMs":0,"failNext":0,"failShare":0,"failStatus":500},"retention":null,"maxBodyBytes":1048576,"ratePerSecond":null}""",
            json.GetRawText());
    }

    [Fact]
    public async Task List_FirstStart_HasTheSeedsFirst()
    {
        var (_, json) = await api.CallAsync("GET", "endpoints");

        var slugs = json.EnumerateArray().Select(endpoint => endpoint.GetProperty("slug").GetString());
        Assert.Equal(["inbox", "payment", "inventory", "users", "orders", "chat"], slugs.Take(6)); // Oldest first: other tests create more.
    }

    [Fact]
    public async Task Post_WithoutASlug_GeneratesAnUnguessableOne()
    {
        var (first, second) = (await api.NewEndpointAsync(), await api.NewEndpointAsync());

        Assert.NotEqual(first, second);
        Assert.Equal((20, 20), (first.Length, second.Length));
    }

    [Fact]
    public async Task Post_EverySetting_IsStored()
    {
        var (status, json) = await api.CallAsync(
            "POST",
            "endpoints",
            $$"""
            {
              "slug": "Every-Setting", "name": " Zahlungen ü 🙂 ", "enabled": false, "methods": ["post", "PUT"],
              "signature": { "scheme": "standardwebhooks", "secrets": ["{{Secret}}"], "onFailure": "reject", "toleranceSeconds": null, "publicUrl": null, "hmac": null },
              "response": { "status": 202, "contentType": "application/json", "body": "{}", "headers": { "X-A": "b" }, "delayMs": 5, "failNext": 2, "failShare": 0.5, "failStatus": 503 },
              "retention": { "events": 1000, "days": 7.5 }, "maxBodyBytes": 26214400, "ratePerSecond": 0.5
            }
            """);

        Assert.Equal(HttpStatusCode.Created, status);
        var (_, read) = await api.CallAsync("GET", "endpoints/every-setting");
        Assert.Equal(json.GetRawText(), read.GetRawText());
        Assert.Equal(
            $$"""{"slug":"every-setting","name":"Zahlungen ü \uD83D\uDE42","url":"{{api.Host.BaseAddress}}hooks/every-setting","enabled":false,"methods":["POST","PUT"],"signature":{"scheme":"standardwebhooks","secrets":["whsec_…LaSw"],"onFailure":"reject","toleranceSeconds":null,"publicUrl":null,"hmac":null},"response":{"status":202,"contentType":"application/json","body":"{}","headers":{"X-A":"b"},"delayMs":5,"failNext":2,"failShare":0.5,"failStatus":503},"retention":{"events":1000,"days":7.5,"bytes":null},"maxBodyBytes":26214400,"ratePerSecond":0.5}""",
            json.GetRawText());
    }

    /// <summary>Not through the client that checks descriptions: the description has one spelling of each path.</summary>
    [Fact]
    public async Task Post_SlashAtTheEnd_PointsToTheNewEndpoint()
    {
        using var json = new StringContent("{}", Encoding.UTF8, "application/json");
        using var created = await api.Host.Client.PostAsync("api/v1/endpoints/", json, TestContext.Current.CancellationToken);

        using var read = await api.Host.Client.GetAsync(created.Headers.Location, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (created.StatusCode, read.StatusCode));
    }

    [Fact]
    public async Task Post_TakenSlug_Conflicts() =>
        Assert.Contains("already", await api.RefusalAsync(HttpStatusCode.Conflict, "POST", "endpoints", """{ "slug": "inbox" }"""), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "slug": "a b" }""", "slug")]
    [InlineData("""{ "name": "a\nb" }""", "name")]
    [InlineData("""{ "methods": ["P T"] }""", "methods")]
    [InlineData("""{ "maxBodyBytes": 26214401 }""", "maxBodyBytes")]
    [InlineData("""{ "maxBodyBytes": 0 }""", "maxBodyBytes")]
    [InlineData("""{ "maxBodyBytes": "1" }""", "maxBodyBytes")]
    [InlineData("""{ "ratePerSecond": 0 }""", "ratePerSecond")]
    [InlineData("""{ "retention": {} }""", "retention")]
    [InlineData("""{ "retention": { "events": 0 } }""", "retention.events")]
    [InlineData("""{ "retention": { "days": 0 } }""", "retention.days")]
    [InlineData("""{ "retention": { "days": 36501 } }""", "retention.days")]
    [InlineData("""{ "retention": { "bytes": -1 } }""", "retention.bytes")]
    [InlineData("""{ "response": { "status": 199 } }""", "response.status")]
    [InlineData("""{ "response": { "status": 600 } }""", "response.status")]
    [InlineData("""{ "response": { "failStatus": 0 } }""", "response.failStatus")]
    [InlineData("""{ "response": { "contentType": "text" } }""", "response.contentType")]
    [InlineData("""{ "response": { "delayMs": 30001 } }""", "response.delayMs")]
    [InlineData("""{ "response": { "failNext": -1 } }""", "response.failNext")]
    [InlineData("""{ "response": { "failShare": 1.1 } }""", "response.failShare")]
    [InlineData("""{ "response": { "headers": { "a b": "c" } } }""", "response.headers")]
    [InlineData("""{ "response": { "headers": { "a": "b\r\nc: d" } } }""", "response.headers")]
    [InlineData("""{ "response": { "headers": { "content-length": "1" } } }""", "response.headers")]
    [InlineData("""{ "response": { "headers": { "x-content-type-options": "none" } } }""", "response.headers")]
    [InlineData("""{ "response": { "body": null } }""", "response.body")]
    [InlineData("""{ "signature": { "scheme": "none-such" } }""", "signature.scheme")]
    [InlineData("""{ "signature": { "scheme": "standardwebhooks" } }""", "signature.secrets")]
    [InlineData("""{ "signature": { "scheme": "standardwebhooks", "secrets": ["whsec_???"] } }""", "signature.secrets")]
    [InlineData("""{ "signature": { "secrets": ["whsec_…a1b2"] } }""", "signature.secrets")]
    [InlineData("""{ "signature": { "onFailure": "drop" } }""", "signature.onFailure")]
    [InlineData("""{ "signature": { "onFailure": 1 } }""", "signature.onFailure")]
    [InlineData("""{ "signature": { "onFailure": "1" } }""", "signature.onFailure")]
    [InlineData("""{ "signature": { "hmac": { "header": "X-A", "encoding": 1 } } }""", "signature.hmac.encoding")]
    [InlineData("""{ "signature": { "toleranceSeconds": -1 } }""", "signature.toleranceSeconds")]
    [InlineData("""{ "signature": { "publicUrl": "x.example/hook" } }""", "signature.publicUrl")]
    [InlineData("""{ "signature": { "publicUrl": "https://x.example/a b" } }""", "signature.publicUrl")]
    [InlineData("""{ "signature": { "hmac": {} } }""", "signature.hmac.header")]
    [InlineData("""{ "signature": { "hmac": { "header": "a b" } } }""", "signature.hmac.header")]
    [InlineData("""{ "signature": { "hmac": { "header": "X-A", "algorithm": "md5" } } }""", "signature.hmac.algorithm")]
    [InlineData("""{ "signature": { "hmac": { "header": "X-A", "algorithm": 7 } } }""", "signature.hmac.algorithm")]
    [InlineData("""{ "signature": { "hmac": { "header": "X-A", "encoding": "base32" } } }""", "signature.hmac.encoding")]
    [InlineData("""{ "signature": { "hmac": { "header": "X-A", "prefix": "a\nb" } } }""", "signature.hmac.prefix")]
    [InlineData("""{ "signature": { "hmac": { "header": "X-A", "signedText": "{url}" } } }""", "signature.hmac.signedText")]
    [InlineData("""{ "signature": { "hmac": { "header": "X-A", "signedText": "{body}{time}" } } }""", "signature.hmac.signedText")]
    [InlineData("""{ "signature": { "scheme": "hmac", "secrets": ["x"] } }""", "signature.hmac")]
    [InlineData("""{ "signature": { "scheme": "github", "secrets": [" "] } }""", "signature.secrets")]
    [InlineData("""{ "signature": { "scheme": "discord", "secrets": ["not hex"] } }""", "signature.secrets")]
    [InlineData("""{ "signature": { "scheme": "standardwebhooks", "secrets": ["whpk_c2hvcnQ="] } }""", "signature.secrets")]
    [InlineData("""{ "response": { "stauts": 200 } }""", "response.stauts")]
    [InlineData("""{ "nmae": "x" }""", "nmae")]
    [InlineData("""{ "name": """, "not JSON")]
    [InlineData("[]", "not JSON")]
    [InlineData("null", "JSON object")]
    public async Task Post_WrongSetting_IsRefusedByItsName(string json, string expected) =>
        Assert.Contains(expected, await api.RefusalAsync(HttpStatusCode.BadRequest, "POST", "endpoints", json), StringComparison.Ordinal);

    [Theory]
    [InlineData("methods", 51, 3)]
    [InlineData("methods", 1, 51)]
    [InlineData("response.headers", 51, 10)]
    [InlineData("response.headers", 1, 8192)]
    [InlineData("response.contentType", 1, 256)]
    public async Task Post_SettingOverItsBound_IsRefusedByItsName(string setting, int count, int length)
    {
        var names = Enumerable.Range(0, count).Select(number => $"{number}".PadLeft(length, 'a')).ToArray();
        object input = setting switch
        {
            "methods" => new { methods = names },
            "response.headers" => new { response = new { headers = names.ToDictionary(name => name, _ => "x") } },
            _ => new { response = new { contentType = "text/" + names[0] } },
        };

        var refusal = await api.RefusalAsync(HttpStatusCode.BadRequest, "POST", "endpoints", JsonSerializer.Serialize(input));

        Assert.Contains(setting, refusal, StringComparison.Ordinal);
        Assert.Contains("at most", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_NotJson_IsUnsupported()
    {
        using var form = new FormUrlEncodedContent([new("name", "x")]);

        using var answer = await api.Client.PostAsync("api/v1/endpoints", form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Theory]
    [InlineData("application/json; charset=\"utf-8\"", "utf-8")]
    [InlineData("application/json; charset=UTF-16", "utf-16")]
    public async Task Post_JsonInAKnownCharset_IsRead(string contentType, string charset)
    {
        var (status, json) = await PostAsync(contentType, Encoding.GetEncoding(charset).GetBytes("""{ "name": "Zahlungen ü" }"""));

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal("Zahlungen ü", json.GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("none-such")]
    [InlineData("utf-7")]
    public async Task Post_JsonInAnUnknownCharset_IsUnsupported(string charset)
    {
        var (status, problem) = await PostAsync($"application/json; charset={charset}", "{}"u8.ToArray());

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, status);
        Assert.Contains("send JSON in UTF-8", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_ReadSettings_ChangesNothingAndKeepsTheSecret()
    {
        var slug = await api.NewEndpointAsync($$""", "signature": { "scheme": "standardwebhooks", "secrets": ["{{Secret}}"] }""");
        var before = Stored(slug);
        var (_, read) = await api.CallAsync("GET", $"endpoints/{slug}");

        var (status, json) = await api.CallAsync("PUT", $"endpoints/{slug}", read.GetRawText());

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(read.GetRawText(), json.GetRawText());
        Assert.DoesNotContain(Secret, json.GetRawText(), StringComparison.Ordinal);
        Assert.Equal([Secret], Stored(slug).Signature.Secrets);
        Assert.Null(Stored(slug).MaxBodyBytes);
        Assert.Equal(before.CreatedAt, Stored(slug).CreatedAt);
    }

    [Fact]
    public async Task Put_NewSecretBesideAMaskedOne_RotatesThem()
    {
        const string Next = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
        var slug = await api.NewEndpointAsync($$""", "signature": { "scheme": "standardwebhooks", "secrets": ["{{Secret}}"] }""");

        await api.CallAsync(
            "PUT", $"endpoints/{slug}", $$"""{ "signature": { "scheme": "standardwebhooks", "secrets": ["{{Next}}", "whsec_…LaSw"] } }""");

        Assert.Equal([Next, Secret], Stored(slug).Signature.Secrets);
    }

    /// <summary>Short secrets are masked whole, so two of them look the same.</summary>
    [Fact]
    public async Task Put_OneOfTwoSecretsWithTheSameMask_IsRefusedAndKeepsBoth()
    {
        var slug = await api.NewEndpointAsync(""", "signature": { "scheme": "github", "secrets": ["first", "second"] }""");

        var title = await api.RefusalAsync(
            HttpStatusCode.BadRequest, "PUT", $"endpoints/{slug}", """{ "signature": { "scheme": "github", "secrets": ["…"] } }""");
        await api.CallAsync("PUT", $"endpoints/{slug}", """{ "signature": { "scheme": "github", "secrets": ["…", "…"] } }""");

        Assert.Contains("send the one to keep whole", title, StringComparison.Ordinal);
        Assert.Equal(["first", "second"], Stored(slug).Signature.Secrets);
    }

    [Theory]
    [InlineData("""{ "signature": { "scheme": "standardwebhooks", "secrets": ["whsec_…LaSw"] } }""", 1)]
    [InlineData("""{ "signature": { "scheme": "standardwebhooks", "secrets": ["whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"] } }""", 0)]
    public async Task Put_UnreadableSecret_StaysUnlessANewOneIsGiven(string json, int expected)
    {
        var slug = await api.NewEndpointAsync($$""", "signature": { "scheme": "standardwebhooks", "secrets": ["{{Secret}}"] }""");
        var stored = Stored(slug);
        await api.Host.Get<IEndpointDirectory>().UpdateAsync(
            stored with { Signature = stored.Signature with { UnreadableSecrets = ["sealed:x"] } }, TestContext.Current.CancellationToken);

        await api.CallAsync("PUT", $"endpoints/{slug}", json);

        Assert.Equal(expected, Stored(slug).Signature.UnreadableSecrets.Count);
    }

    [Fact]
    public async Task Put_AnotherSlug_IsRefused()
    {
        var slug = await api.NewEndpointAsync();

        var title = await api.RefusalAsync(HttpStatusCode.BadRequest, "PUT", $"endpoints/{slug}", """{ "slug": "other" }""");

        Assert.Contains("can't be changed", title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_Twice_IsNotFoundTheSecondTime()
    {
        var slug = await api.NewEndpointAsync();

        var (first, _) = await api.CallAsync("DELETE", $"endpoints/{slug}");

        Assert.Equal(HttpStatusCode.NoContent, first);
        await api.RefusalAsync(HttpStatusCode.NotFound, "DELETE", $"endpoints/{slug}");
    }

    [Theory]
    [InlineData("GET", "endpoints/no-such")]
    [InlineData("GET", "endpoints/no%20slug")]
    [InlineData("PUT", "endpoints/no-such")]
    [InlineData("GET", "no-such-call")]
    public async Task Call_UnknownResource_IsNotFound(string method, string path) =>
        await api.RefusalAsync(HttpStatusCode.NotFound, method, path, method == "PUT" ? "{}" : null);

    [Fact]
    public async Task Call_WrongMethod_NamesTheAllowedOnes() => Assert.Contains(
        "PUT", await api.RefusalAsync(HttpStatusCode.MethodNotAllowed, "PATCH", "endpoints/inbox"), StringComparison.Ordinal);

    private async Task<(HttpStatusCode Status, JsonElement Json)> PostAsync(string contentType, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var answer = await api.Client.PostAsync("api/v1/endpoints", content, TestContext.Current.CancellationToken);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement);
    }

    private WebhookEndpoint Stored(string slug) => api.Host.Get<IEndpointDirectory>().Find(EndpointSlug.Parse(slug))!;
}
