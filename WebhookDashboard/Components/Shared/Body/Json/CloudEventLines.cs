using WebhookDashboard.Bodies.CloudEvents;
using WebhookDashboard.Bodies.Json;

namespace WebhookDashboard.Components.Shared.Body.Json;

/// <summary>Writes CloudEvents as lines: a heading for each event, its attributes, then its data.</summary>
internal static class CloudEventLines
{
    /// <param name="lines">Where to add them.</param>
    /// <param name="bytes">The body.</param>
    /// <param name="range">The event in it.</param>
    /// <param name="number">Its number in the batch, from 0.</param>
    /// <returns>The line with <c>data_base64</c>; null if there is none.</returns>
    public static int? Add(JsonLines lines, ReadOnlySpan<byte> bytes, JsonRange range, int number)
    {
        var written = new JsonLines();
        written.Add(bytes, range);
        var members = Members(written.Lines).ToList();
        var heading = lines.Lines.Count;
        lines.Add(new JsonLine(JsonLineKind.Heading, 0, number, 0, 0, -1));
        int? binary = null;
        foreach (var isData in new[] { false, true })
        {
            foreach (var (first, last) in members)
            {
                if (IsData(bytes, written.Lines[first]) == isData)
                {
                    binary = isData && written.Lines[first].KeyLength == "\"data_base64\"".Length ? lines.Lines.Count : binary;
                    lines.Add(written.Lines, first, last);
                }
            }
        }

        lines.Close(heading, members.Count);
        return binary;
    }

    /// <summary>The first and the last line of each member.</summary>
    private static IEnumerable<(int First, int Last)> Members(IReadOnlyList<JsonLine> lines)
    {
        for (var first = 1; first < lines.Count - 1; first++)
        {
            var last = Math.Max(first, lines[first].CloseLine);
            yield return (first, last);
            first = last;
        }
    }

    private static bool IsData(ReadOnlySpan<byte> bytes, JsonLine line)
    {
        var key = bytes.Slice(line.KeyStart, line.KeyLength);
        return key.SequenceEqual("\"data\""u8) || key.SequenceEqual("\"data_base64\""u8);
    }
}
