using System.Text.Json;
using System.Text.Json.Nodes;

namespace WebhookDashboard.Tests.Api.Description;

/// <summary>The members of an endpoint as it comes in, read off the description.</summary>
internal sealed class DescribedInput(DescribedApi api)
{
    /// <summary>Every member that is no object itself, by its path: <c>response.status</c>.</summary>
    public IEnumerable<(string Path, JsonElement Schema)> Members => MembersOf(api.Schemas.GetProperty("EndpointInput"), "");

    /// <summary>An endpoint to which nothing is said but what it needs, so that each member has a place.</summary>
    public static JsonObject Least(string slug) => new()
    {
        ["slug"] = slug,
        ["signature"] = new JsonObject
        {
            ["scheme"] = "hmac",
            ["secrets"] = new JsonArray("a secret"),
            ["hmac"] = new JsonObject { ["header"] = "X-Signature" },
        },
        ["response"] = new JsonObject(),
        ["retention"] = new JsonObject { ["events"] = 1 },
    };

    public static JsonObject With(JsonObject input, string path, JsonNode? value)
    {
        var parts = path.Split('.');
        var at = parts[..^1].Aggregate(input, (inner, part) => inner[part]!.AsObject());
        at[parts[^1]] = value;
        return input;
    }

    private IEnumerable<(string Path, JsonElement Schema)> MembersOf(JsonElement schema, string prefix)
    {
        foreach (var member in schema.GetProperty("properties").EnumerateObject())
        {
            var path = prefix + member.Name;
            var inner = api.Resolve(OrNull(member.Value));
            if (inner.TryGetProperty("properties", out _))
            {
                foreach (var deeper in MembersOf(inner, $"{path}."))
                {
                    yield return deeper;
                }
            }
            else
            {
                yield return (path, Joined(member.Value, inner));
            }
        }
    }

    /// <summary>What may be null is one of null and the schema itself.</summary>
    private static JsonElement OrNull(JsonElement schema) => schema.TryGetProperty("oneOf", out var choices)
        ? choices.EnumerateArray().Single(choice => choice.TryGetProperty("$ref", out _))
        : schema;

    /// <summary>The schema, with what stands beside the reference to it.</summary>
    private static JsonElement Joined(JsonElement beside, JsonElement referred)
    {
        var joined = JsonNode.Parse(referred.GetRawText())!.AsObject();
        foreach (var keyword in beside.EnumerateObject().Where(keyword => !keyword.NameEquals("$ref")))
        {
            joined[keyword.Name] = JsonNode.Parse(keyword.Value.GetRawText());
        }

        return JsonDocument.Parse(joined.ToJsonString()).RootElement;
    }
}
