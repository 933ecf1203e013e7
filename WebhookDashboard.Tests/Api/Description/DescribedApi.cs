using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Api.Description;

/// <summary>The API's description, read like a client that knows nothing else about the app.</summary>
internal sealed class DescribedApi
{
    private const string Prefix = "#/components/schemas/";

    private static readonly EvaluationOptions Strict = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private readonly JsonObject _definitions;

    private DescribedApi(string text)
    {
        Text = text;
        Root = JsonDocument.Parse(text).RootElement;
        Operations =
        [
            .. from path in Root.GetProperty("paths").EnumerateObject()
               from operation in path.Value.EnumerateObject()
               select new DescribedOperation(operation.Name.ToUpperInvariant(), path.Name, operation.Value),
        ];
        _definitions = JsonNode.Parse(Located(Schemas.GetRawText()))!.AsObject();
    }

    public string Text { get; }

    public JsonElement Root { get; }

    public JsonElement Schemas => Root.GetProperty("components").GetProperty("schemas");

    public IReadOnlyList<DescribedOperation> Operations { get; }

    public static async Task<DescribedApi> ReadAsync(DashboardHost host, string key = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "openapi/v1.json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return new DescribedApi(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The operation, or null if the description lacks it.</summary>
    public DescribedOperation? Find(HttpMethod method, string path) => Operations
        .Where(operation => operation.Method == method.Method && operation.Matches(path))
        .MinBy(operation => operation.Path.Count(c => c == '{'));

    /// <summary>Resolves a reference to its schema.</summary>
    public JsonElement Resolve(JsonElement schema) => schema.TryGetProperty("$ref", out var reference)
        ? Schemas.GetProperty(reference.GetString()![Prefix.Length..])
        : schema;

    /// <summary>The errors of a value, each with its path.</summary>
    public IReadOnlyList<string> FaultsOf(JsonNode? value, JsonElement schema)
    {
        var whole = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$defs"] = _definitions.DeepClone(),
            ["allOf"] = new JsonArray(JsonNode.Parse(Located(schema.GetRawText()))),
        };
        var results = JsonSchema.FromText(whole.ToJsonString()).Evaluate(value, Strict);
        return results.IsValid
            ? []
            : [.. results.Details.Where(detail => detail.HasErrors).SelectMany(detail => detail.Errors!.Values.Select(error => $"{detail.InstanceLocation}: {error}"))];
    }

    private static string Located(string schema) => Regex.Replace(
        schema, Regex.Escape($"\"{Prefix}"), "\"#/$defs/", RegexOptions.None, TimeSpan.FromSeconds(10));
}
