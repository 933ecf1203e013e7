using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WebhookDashboard.Api;
using WebhookDashboard.Api.Export;

namespace WebhookDashboard.Tests.TestKit;

/// <summary>Lines of NDJSON exports.</summary>
internal static class AnExport
{
    /// <summary>The line of an event, without its end.</summary>
    public static string LineOf(AnEvent one) => JsonSerializer.Serialize(new ExportedEvent(one.Whole(1)), ApiJson.Options);

    /// <summary>The line of an event with one member replaced, or removed.</summary>
    public static string LineOf(AnEvent one, string member, JsonNode? value, bool isRemoved = false)
    {
        var line = JsonNode.Parse(LineOf(one))!.AsObject();
        line[member] = value;
        if (isRemoved)
        {
            line.Remove(member);
        }

        return line.ToJsonString();
    }

    /// <summary>The events of an export, in order, without what a new log changes.</summary>
    public static IReadOnlyList<string> WithoutSequences(string export) =>
    [
        .. export.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            var one = JsonNode.Parse(line)!.AsObject();
            one.Remove("sequence");
            return one.ToJsonString();
        }),
    ];

    public static byte[] Bytes(params string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines));
}
