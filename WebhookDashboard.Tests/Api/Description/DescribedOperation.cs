using System.Text.Json;

namespace WebhookDashboard.Tests.Api.Description;

/// <summary>One operation of the description.</summary>
internal sealed record DescribedOperation(string Method, string Path, JsonElement Description)
{
    public string Id => Description.GetProperty("operationId").GetString()!;

    public IEnumerable<int> Statuses => Description.GetProperty("responses").EnumerateObject().Select(response => int.Parse(response.Name));

    public bool TakesABody => Description.TryGetProperty("requestBody", out _);

    public bool Matches(string path)
    {
        var (own, asked) = (Path.Split('/'), path.Split('/'));
        return own.Length == asked.Length
            && own.Zip(asked).All(pair => pair.First.StartsWith('{') ? pair.Second.Length > 0 : pair.First == pair.Second);
    }

    /// <summary>The schemas of a response with this status, by media type, or null if the status is not described.</summary>
    public IReadOnlyDictionary<string, JsonElement>? ContentsOf(int status)
    {
        if (!Description.GetProperty("responses").TryGetProperty(status.ToString(), out var response))
        {
            return null;
        }

        return response.TryGetProperty("content", out var content)
            ? content.EnumerateObject().ToDictionary(media => media.Name, media => media.Value)
            : new Dictionary<string, JsonElement>();
    }
}
