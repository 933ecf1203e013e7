using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using WebhookDashboard.Outbound;

namespace WebhookDashboard.Sample.Client;

/// <summary>
/// Names the member that is missing or has the wrong type: <c>products[3] (id 4) has no member 'stock'</c>. The record that
/// the JSON should become says what is expected.
/// </summary>
internal static class ShopJsonFault
{
    private const int MaxQuoted = 60;

    /// <returns>Null when no fault is found.</returns>
    public static string? Of(JsonElement root, JsonTypeInfo type, string name)
    {
        if (type.Kind != JsonTypeInfoKind.Enumerable)
        {
            return OfObject(root, type, name);
        }

        if (root.ValueKind != JsonValueKind.Array)
        {
            return $"{name} is {Shown(root)}, not a list";
        }

        var item = type.Options.GetTypeInfo(type.ElementType!);
        var faults = root.EnumerateArray()
            .Select((element, index) => OfObject(element, item, $"{name}[{index}]"))
            .OfType<string>()
            .ToList();
        return faults.Count > 1
            ? $"{faults[0]}, and {faults.Count - 1:N0} more of {root.GetArrayLength():N0} are not as they should be"
            : faults.FirstOrDefault();
    }

    private static string? OfObject(JsonElement element, JsonTypeInfo type, string place)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return $"{place} is {Shown(element)}, not an object";
        }

        foreach (var member in type.Properties)
        {
            var owner = place + IdOf(element);
            if (!element.TryGetProperty(member.Name, out var value))
            {
                return $"{owner} has no member '{member.Name}'{Likeness(element, member.Name)}";
            }

            if (Expected(value, member) is { } expected)
            {
                return $"'{member.Name}' of {owner} is {Shown(value)}, not {expected}";
            }
        }

        return null;
    }

    /// <returns>What was expected; null when the value fits.</returns>
    private static string? Expected(JsonElement value, JsonPropertyInfo member)
    {
        if (member.CustomConverter is IdTextConverter)
        {
            return value.ValueKind == JsonValueKind.String || (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _))
                ? null
                : "an id, which is a whole number or a text";
        }

        var (fits, expected) = member.PropertyType switch
        {
            var text when text == typeof(string) => (value.ValueKind == JsonValueKind.String, "a text"),
            var whole when whole == typeof(long) => (IsNumber(value, number => number.TryGetInt64(out _)), "a whole number"),
            _ => (IsNumber(value, number => number.TryGetDecimal(out _)), "a number of up to 28 digits"),
        };
        return fits ? null : expected;
    }

    /// <summary>A number may be in quotes.</summary>
    private static bool IsNumber(JsonElement value, Func<JsonElement, bool> fits)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return value.ValueKind == JsonValueKind.Number && fits(value);
        }

        try
        {
            using var quoted = JsonDocument.Parse(value.GetString()!);
            return quoted.RootElement.ValueKind == JsonValueKind.Number && fits(quoted.RootElement);
        }
        catch (Exception odd) when (odd is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static string IdOf(JsonElement element) =>
        element.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.Number or JsonValueKind.String ? $" (id {Shown(id)})" : "";

    /// <summary>A member whose name differs only in case, underscores and hyphens.</summary>
    private static string Likeness(JsonElement element, string name) =>
        element.EnumerateObject().FirstOrDefault(other => Plain(other.Name).Equals(Plain(name), StringComparison.OrdinalIgnoreCase)) is { Value.ValueKind: not JsonValueKind.Undefined } like
            ? $", but '{QuotedText.Of(like.Name, MaxQuoted)}'"
            : "";

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);

    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        _ => QuotedText.Of(value.GetRawText(), MaxQuoted) ?? "\"\"",
    };
}
