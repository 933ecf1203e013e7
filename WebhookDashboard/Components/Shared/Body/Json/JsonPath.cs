using System.Text;
using System.Text.Json;

namespace WebhookDashboard.Components.Shared.Body.Json;

/// <summary>Names a value of a JSON body: <c>$.items[3]["a b"]</c>.</summary>
internal static class JsonPath
{
    /// <param name="body">The bytes of the body.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="index">The line with the value.</param>
    public static string Of(ReadOnlySpan<byte> body, IReadOnlyList<JsonLine> lines, int index)
    {
        var steps = new List<string>();
        while (lines[index].Depth > 0)
        {
            var line = lines[index];
            var before = 0;
            do
            {
                index--;
                before += lines[index].Depth == line.Depth && !lines[index].Closes ? 1 : 0;
            }
            while (lines[index].Depth >= line.Depth);

            steps.Add(lines[index].Kind == JsonLineKind.OpenArray ? $"[{before}]" : Step(Text(body.Slice(line.KeyStart, line.KeyLength))));
        }

        steps.Reverse();
        return "$" + string.Concat(steps);
    }

    /// <summary>The text of a JSON string, or JSON as it was written.</summary>
    public static string Text(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString()! : Encoding.UTF8.GetString(json);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Encoding.UTF8.GetString(json); // It is cut, or has half a character.
        }
    }

    /// <summary>One step of a path: <c>.name</c>, or <c>["a b"]</c> if the key is not a name.</summary>
    public static string Step(string key) =>
        key.Length > 0 && !char.IsAsciiDigit(key[0]) && key.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? "." + key
            : $"[{JsonSerializer.Serialize(key)}]";
}
