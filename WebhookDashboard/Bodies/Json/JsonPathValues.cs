using System.Text.Json;
using WebhookDashboard.Domain.Json;
using WebhookDashboard.Domain.Search;

namespace WebhookDashboard.Bodies.Json;

/// <summary>
/// Finds the values at a path of a JSON text, in one pass and without a tree. The text may be only the beginning of a
/// document, and may hold several documents one after the other.
/// </summary>
internal static class JsonPathValues
{
    /// <summary>Deeper documents count as faulty from there on.</summary>
    private const int MaxDepth = 1_000;

    /// <param name="utf8">The text, without a byte order mark. What stands before a fault counts.</param>
    /// <param name="isWhole">False for the beginning of a text: its last value may be incomplete.</param>
    /// <param name="path">Where the values are.</param>
    /// <param name="most">The maximum number of values.</param>
    public static IReadOnlyList<JsonRange> Find(ReadOnlySpan<byte> utf8, bool isWhole, WherePath path, int most)
    {
        var found = new List<JsonRange>();
        var options = new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = MaxDepth };
        var reader = new Utf8JsonReader(utf8, isWhole, new JsonReaderState(options));
        try
        {
            while (found.Count < most && reader.Read() && FindBelow(ref reader, utf8.Length, path.Steps, 0, found, most))
            {
            }
        }
        catch (JsonException)
        {
            // It is not JSON from here on.
        }

        return found;
    }

    /// <returns>False at the end of the text.</returns>
    private static bool FindBelow(
        ref Utf8JsonReader reader, int length, IReadOnlyList<WhereStep> steps, int depth, List<JsonRange> found, int most)
    {
        if (depth == steps.Count)
        {
            var start = (int)reader.TokenStartIndex;
            var isComplete = reader.TrySkip();
            found.Add(new JsonRange(start, (isComplete ? (int)reader.BytesConsumed : length) - start));
            return isComplete;
        }

        var step = steps[depth];
        var isObject = reader.TokenType == JsonTokenType.StartObject && step.Index is null;
        if (!isObject && (reader.TokenType != JsonTokenType.StartArray || step.Name is not null))
        {
            return reader.TrySkip();
        }

        for (var i = 0; reader.Read(); i++)
        {
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                return true;
            }

            var isOnPath = step.IsAny || (isObject ? IsNamed(reader, step.Name!) : step.Index == i);
            var isThere = (!isObject || reader.Read())
                && (isOnPath && found.Count < most ? FindBelow(ref reader, length, steps, depth + 1, found, most) : reader.TrySkip());
            if (!isThere)
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsNamed(in Utf8JsonReader reader, string name) =>
        (!reader.ValueIsEscaped || JsonStringText.IsText(reader)) && reader.ValueTextEquals(name);
}
