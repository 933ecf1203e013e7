using System.Globalization;

namespace WebhookDashboard.Domain.Search;

/// <summary>
/// A path to values of a JSON document: a small part of RFC 9535. <c>$.a.b[0]</c>, <c>$.items[*].sku</c>,
/// <c>$["a name"]</c>.
/// </summary>
/// <param name="Steps">From the document's root.</param>
public sealed record WherePath(IReadOnlyList<WhereStep> Steps)
{
    /// <summary>The maximum number of steps.</summary>
    public const int MaxSteps = 50;

    /// <summary>Reads a path.</summary>
    /// <returns>Null if the text has a fault.</returns>
    public static WherePath? Read(string text, out FilterFault? fault)
    {
        var scanner = new FilterScanner(text);
        scanner.SkipSpace();
        var path = Read(scanner);
        scanner.SkipSpace();
        if (path is not null && !scanner.IsAtEnd)
        {
            scanner.Fail<WherePath>("A path has no spaces or signs outside brackets.");
        }

        fault = scanner.Fault;
        return fault is null ? path : null;
    }

    public bool Equals(WherePath? other) => other is not null && Steps.SequenceEqual(other.Steps);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => $"${string.Concat(Steps)}";

    /// <summary>Whether a name may follow a dot.</summary>
    internal static bool IsPlain(string name) => name.Length > 0 && name.All(IsPlain);

    /// <summary>Reads a path; null after a fault.</summary>
    internal static WherePath? Read(FilterScanner scanner)
    {
        if (!scanner.TryTake("$"))
        {
            return scanner.Fail<WherePath>("A path begins with $, such as $.order.id.");
        }

        var steps = new List<WhereStep>();
        while (scanner.IsAt('.') || scanner.IsAt('['))
        {
            var start = scanner.Position;
            var step = scanner.TryTake(".") ? ReadName(scanner) : ReadBrackets(scanner);
            if (step is null || steps.Count == MaxSteps)
            {
                return scanner.Fail<WherePath>($"A path has at most {MaxSteps} steps.", start);
            }

            steps.Add(step.Value);
        }

        return new WherePath(steps);
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '$' || (c > '\x7F' && !char.IsWhiteSpace(c) && !char.IsControl(c));

    private static WhereStep? ReadName(FilterScanner scanner) => scanner.TakeWhile(IsPlain) is { Length: > 0 } name
        ? new WhereStep(name)
        : scanner.Fail<WhereStep?>("""Write a member's name after the dot; one with other characters as ["a name"].""");

    private static WhereStep? ReadBrackets(FilterScanner scanner)
    {
        scanner.TryTake("[");
        WhereStep? step = scanner.IsAt('"') || scanner.IsAt('\'')
            ? scanner.TakeString() is { } name ? new WhereStep(name) : null
            : scanner.TryTake("*") ? new WhereStep(Name: null)
            : ReadIndex(scanner);
        return step is null || scanner.TryTake("]") ? step : scanner.Fail<WhereStep?>("Close the bracket with ].");
    }

    private static WhereStep? ReadIndex(FilterScanner scanner)
    {
        var start = scanner.Position;
        return int.TryParse(scanner.TakeWhile(char.IsAsciiDigit), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? new WhereStep(Name: null, index)
            : scanner.Fail<WhereStep?>("""Write an index from 0, * or a name in quotes between the brackets.""", start);
    }
}
