using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace WebhookDashboard.Tests.Api.Description;

/// <summary>
/// Checks each response of the API against the description: its status, its media type, and each member of its body.
/// A call fails on the first difference.
/// </summary>
internal sealed class DescribedAnswers(DescribedApi api, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string Problem = "application/problem+json";

    /// <summary>Each operation and status seen so far.</summary>
    public HashSet<(string Operation, int Status)> Met { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        var path = request.RequestUri!.AbsolutePath;
        if (path.StartsWith("/api/", StringComparison.Ordinal))
        {
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
            await CheckAsync(api.Find(request.Method, path), answer, $"{request.Method} {request.RequestUri.PathAndQuery}");
        }

        return answer;
    }

    public async Task CheckAsync(DescribedOperation? operation, HttpResponseMessage answer, string call)
    {
        var status = (int)answer.StatusCode;
        var type = answer.Content.Headers.ContentType?.MediaType;
        var contents = operation is null
            ? new Dictionary<string, JsonElement> { [Problem] = ProblemContent() }
            : operation.ContentsOf(status);
        Assert.True(contents is not null, $"{call} was answered {status}, which {operation?.Id} does not list.");
        lock (Met)
        {
            Met.Add((operation?.Id ?? "", status));
        }

        if (contents.Count == 0)
        {
            Assert.True(answer.Content.Headers.ContentLength is null or 0, $"{call} was answered {status} with a body, which is not described.");
            return;
        }

        Assert.True(type is not null && contents.ContainsKey(type), $"{call} was answered {status} as '{type}', not as {string.Join(" or ", contents.Keys)}.");
        if (contents[type].TryGetProperty("schema", out var schema) && type.EndsWith("json", StringComparison.Ordinal) && !type.Contains("ndjson", StringComparison.Ordinal))
        {
            var text = await answer.Content.ReadAsStringAsync();
            var faults = api.FaultsOf(JsonNode.Parse(text), schema);
            Assert.True(faults.Count == 0, $"{call} was answered {status} with what is not described:\n{string.Join('\n', faults)}\n{text}");
        }
    }

    private JsonElement ProblemContent() => api.Operations[0].ContentsOf(401)![Problem];
}
