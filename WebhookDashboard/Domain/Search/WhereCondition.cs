using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using WebhookDashboard.Domain.Json;

namespace WebhookDashboard.Domain.Search;

/// <summary>
/// A condition on the JSON of a body: <c>$.amount &gt; 50</c>. It is met if at least one value at the path meets it. So a
/// path that leads nowhere meets nothing, <c>!=</c> included.
/// </summary>
/// <param name="Path">Where the values are.</param>
/// <param name="Operator">How to compare. Values of different types are unequal, and neither is less.</param>
/// <param name="Value">What to compare with; null only for <see cref="WhereOperator.Exists"/>.</param>
[JsonConverter(typeof(ParsableJsonConverter<WhereCondition>))]
public sealed record WhereCondition(WherePath Path, WhereOperator Operator, WhereValue? Value) : IParsable<WhereCondition>
{
    /// <summary>The maximum length of the text.</summary>
    public const int MaxLength = 1_000;

    /// <summary>The maximum number of conditions that one filter has.</summary>
    public const int MaxConditions = 10;

    /// <summary>Longer ones before those that they begin with.</summary>
    private static readonly (string Text, WhereOperator Operator)[] Operators =
    [
        ("!=", WhereOperator.NotEqual),
        ("<=", WhereOperator.LessOrEqual),
        (">=", WhereOperator.GreaterOrEqual),
        ("=", WhereOperator.Equal),
        ("<", WhereOperator.Less),
        (">", WhereOperator.Greater),
        ("contains", WhereOperator.Contains),
        ("exists", WhereOperator.Exists),
    ];

    /// <summary>Reads a condition.</summary>
    /// <returns>Null if the text has a fault.</returns>
    public static WhereCondition? Read(string text, out FilterFault? fault)
    {
        var scanner = new FilterScanner(text);
        scanner.SkipSpace();
        var condition = Read(scanner);
        scanner.SkipSpace();
        if (condition is not null && !scanner.IsAtEnd)
        {
            scanner.Fail<WhereCondition>("Nothing may follow the condition: give each condition on its own.");
        }

        fault = text.Length > MaxLength ? new FilterFault(MaxLength, $"At most {MaxLength:N0} characters are allowed.") : scanner.Fault;
        return fault is null ? condition : null;
    }

    public static WhereCondition Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var condition) ? condition : throw new FormatException($"'{s}' is not a condition.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out WhereCondition result)
    {
        result = s is null ? null : Read(s, out _);
        return result is not null;
    }

    /// <summary>Writes the condition so that <see cref="Read(string, out FilterFault?)"/> returns it again.</summary>
    public override string ToString()
    {
        var text = $"{Path} {Operators.First(known => known.Operator == Operator).Text}";
        return Value is null ? text : $"{text} {Value}";
    }

    /// <summary>Reads a condition at the scanner's position; null after a fault.</summary>
    internal static WhereCondition? Read(FilterScanner scanner)
    {
        if (WherePath.Read(scanner) is not { } path)
        {
            return null;
        }

        scanner.SkipSpace();
        var known = Operators.FirstOrDefault(one => scanner.TryTake(one.Text, StringComparison.OrdinalIgnoreCase));
        if (known.Text is null)
        {
            return scanner.Fail<WhereCondition>("Write =, !=, <, <=, >, >=, contains or exists after the path.");
        }

        if (known.Operator == WhereOperator.Exists)
        {
            return new WhereCondition(path, known.Operator, Value: null);
        }

        scanner.SkipSpace();
        var start = scanner.Position;
        return WhereValue.Read(scanner) is not { } value
            ? null
            : Misfit(known.Operator, value) is { } reason
                ? scanner.Fail<WhereCondition>(reason, start)
                : new WhereCondition(path, known.Operator, value);
    }

    private static string? Misfit(WhereOperator op, WhereValue value) => op switch
    {
        WhereOperator.Contains when value.Kind != JsonValueKind.String => "Write a text in quotes after 'contains'.",
        WhereOperator.Less or WhereOperator.LessOrEqual or WhereOperator.Greater or WhereOperator.GreaterOrEqual
            when value.Kind is not (JsonValueKind.String or JsonValueKind.Number) => "Only a number or a text has an order.",
        _ => null,
    };
}
