using System.Text.Json;
using System.Text.Json.Nodes;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;

namespace WebhookDashboard.Events.Endpoints;

/// <summary>
/// Lists the names, as in JSON, of the settings that differ between two states of an endpoint; never their values.
/// </summary>
internal static class SettingChanges
{
    private static readonly string[] Groups = ["signature", "response"];

    /// <returns>Names such as <c>name</c>, <c>signature.secrets</c>.</returns>
    public static IReadOnlyList<string> Between(WebhookEndpoint before, WebhookEndpoint after)
    {
        var old = Read(before);
        return [.. Read(after).Where(member => !JsonNode.DeepEquals(member.Value, old.GetValueOrDefault(member.Key))).Select(member => member.Key)];
    }

    private static Dictionary<string, JsonNode?> Read(WebhookEndpoint endpoint)
    {
        var members = new Dictionary<string, JsonNode?>();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(endpoint, JsonSerializerOptions.Web)!.AsObject())
        {
            if (Groups.Contains(name) && value is JsonObject group)
            {
                foreach (var (part, inner) in group)
                {
                    members[$"{name}.{part}"] = inner;
                }
            }
            else if (name != "createdAt")
            {
                members[name] = value;
            }
        }

        return members;
    }
}
