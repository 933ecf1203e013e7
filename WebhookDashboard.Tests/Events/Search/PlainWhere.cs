using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using WebhookDashboard.Domain.Search;

namespace WebhookDashboard.Tests.Events.Search;

/// <summary>Conditions on JSON, tested in the plainest way: the whole document in memory, numbers as fractions.</summary>
internal static class PlainWhere
{
    public static bool IsMet(WhereCondition condition, string document)
    {
        using var json = JsonDocument.Parse(document);
        return ValuesAt(json.RootElement, condition.Path).Any(value => IsMetBy(condition, value));
    }

    public static IEnumerable<JsonElement> ValuesAt(JsonElement root, WherePath path) => path.Steps.Aggregate(
        (IEnumerable<JsonElement>)[root],
        (values, step) => values.SelectMany(value => value.ValueKind switch
        {
            JsonValueKind.Object when step.Index is null => value.EnumerateObject().Where(member => step.IsAny || member.Name == step.Name).Select(member => member.Value),
            JsonValueKind.Array when step.Name is null => value.EnumerateArray().Where((_, i) => step.IsAny || i == step.Index),
            _ => [],
        }));

    /// <returns>Null if half of a surrogate pair makes it unreadable.</returns>
    public static string? TextOf(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsMetBy(WhereCondition condition, JsonElement value) => condition.Operator switch
    {
        WhereOperator.Exists => true,
        WhereOperator.Contains => value.ValueKind == JsonValueKind.String
            && TextOf(value)?.ToUpperInvariant().Contains(condition.Value!.Text.ToUpperInvariant(), StringComparison.Ordinal) == true,
        WhereOperator.NotEqual => Compare(value, condition.Value!) is not 0,
        WhereOperator.Equal => Compare(value, condition.Value!) is 0,
        WhereOperator.Less => Compare(value, condition.Value!) < 0,
        WhereOperator.LessOrEqual => Compare(value, condition.Value!) <= 0,
        WhereOperator.Greater => Compare(value, condition.Value!) > 0,
        _ => Compare(value, condition.Value!) >= 0,
    };

    /// <returns>Null if they can't be compared.</returns>
    private static int? Compare(JsonElement value, WhereValue with) => value.ValueKind != with.Kind ? null : with.Kind switch
    {
        JsonValueKind.String => TextOf(value) is { } text ? Encoding.UTF8.GetBytes(text).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(with.Text)) : null,
        JsonValueKind.Number => Compare(value.GetRawText(), with.Text),
        _ => 0,
    };

    private static int Compare(string a, string b)
    {
        var (first, firstExponent) = Parse(a);
        var (second, secondExponent) = Parse(b);
        var exponent = Math.Min(firstExponent, secondExponent);
        return (first * BigInteger.Pow(10, firstExponent - exponent)).CompareTo(second * BigInteger.Pow(10, secondExponent - exponent));
    }

    /// <summary>A number as whole digits and a power of ten.</summary>
    private static (BigInteger Digits, int Exponent) Parse(string number)
    {
        var parts = number.Split('e', 'E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var digits = BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return (digits, (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0) - (point < 0 ? 0 : parts[0].Length - point - 1));
    }
}
