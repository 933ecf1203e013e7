using System.Text.Json;
using System.Text.Json.Nodes;

namespace WebhookDashboard.Tests.Api.Description;

/// <summary>The members of an endpoint in a request, as the description lists them.</summary>
internal sealed class DescribedInput(DescribedApi api)
{
    /// <summary>Every member that is not an object, by its path, such as <c>response.status</c>.</summary>
    public IEnumerable<(string Path, JsonElement Schema)> Members => MembersOf(api.Schemas.GetProperty("EndpointInput"), "");

    /// <summary>A minimal endpoint in which every member has a place.</summary>
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

    /// <summary>A nullable member is described as one of null and its schema.</summary>
    private static JsonElement OrNull(JsonElement schema) => schema.TryGetProperty("oneOf", out var choices)
        ? choices.EnumerateArray().Single(choice => choice.TryGetProperty("$ref", out _))
        : schema;

    /// <summary>The schema, merged with the keywords beside its reference.</summary>
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
