using System.Text;

namespace WebhookDashboard.Components.Shared.Body.Json;

/// <summary>Finds the object with an id in a list of objects.</summary>
internal static class JsonPart
{
    private static readonly byte[] Key = "\"id\""u8.ToArray();

    /// <returns>The first line of the object; null if the body is not a list or has no such object.</returns>
    public static int? WithId(BodyDocument body, string id)
    {
        if (body.Tree is not JsonTreeLines { Lines: [{ Kind: JsonLineKind.OpenArray }, ..] lines } tree)
        {
            return null;
        }

        var bytes = tree.Bytes.Span;
        var value = Encoding.UTF8.GetBytes(id);
        var first = 0;
        for (var i = 1; i < lines.Count; i++)
        {
            var line = lines[i];
            first = line is { Depth: 1, Opens: true } ? i : first;
            if (line is { Depth: 2, KeyLength: 4, Kind: JsonLineKind.Number or JsonLineKind.Text }
                && lines[first] is { Kind: JsonLineKind.OpenObject, CloseLine: > 0 }
                && bytes.Slice(line.KeyStart, line.KeyLength).SequenceEqual(Key)
                && bytes.Slice(line.ValueStart, line.ValueLength).Trim((byte)'"').SequenceEqual(value))
            {
                return first;
            }
        }

        return null;
    }
}
