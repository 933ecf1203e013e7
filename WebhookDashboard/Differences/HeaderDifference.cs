using WebhookDashboard.Domain;

namespace WebhookDashboard.Differences;

/// <summary>A header of two requests. Neither the case of names nor the order of different headers matters.</summary>
/// <param name="Name">As the right request spells it, if it has it.</param>
/// <param name="Left">Null if only the right request has it.</param>
/// <param name="Right">Null if only the left request has it.</param>
public sealed record HeaderDifference(string Name, string? Left, string? Right)
{
    public DifferenceKind Kind { get; private init; }

    /// <summary>
    /// Compares the headers of two requests, sorted by name. For a repeated header, equal values are paired first, then the
    /// remaining ones in order.
    /// </summary>
    public static IReadOnlyList<HeaderDifference> Of(IEnumerable<HeaderLine> left, IEnumerable<HeaderLine> right)
    {
        var (lefts, rights) = (ByName(left), ByName(right));
        return
        [
            .. lefts.Select(same => same.Key).Union(rights.Select(same => same.Key), StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.OrdinalIgnoreCase)
                .SelectMany(name => Pair([.. lefts[name]], [.. rights[name]])),
        ];
    }

    private static ILookup<string, HeaderLine> ByName(IEnumerable<HeaderLine> headers) =>
        headers.ToLookup(header => header.Name, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<HeaderDifference> Pair(List<HeaderLine> lefts, List<HeaderLine> rights)
    {
        foreach (var right in rights.ToList())
        {
            if (lefts.FindIndex(left => AreSame(left, right)) is >= 0 and var same)
            {
                yield return new HeaderDifference(right.Name, lefts[same].Value, right.Value);
                lefts.RemoveAt(same);
                rights.Remove(right);
            }
        }

        for (var i = 0; i < Math.Max(lefts.Count, rights.Count); i++)
        {
            var (left, right) = (lefts.ElementAtOrDefault(i), rights.ElementAtOrDefault(i));
            yield return new HeaderDifference((right ?? left)!.Name, left?.Value, right?.Value)
            {
                Kind = left is null ? DifferenceKind.Added : right is null ? DifferenceKind.Removed : DifferenceKind.Changed,
            };
        }
    }

    /// <summary>Two values can look the same and have different bytes, if only one of them is UTF-8.</summary>
    private static bool AreSame(HeaderLine left, HeaderLine right) => left.Value == right.Value && (left.Bytes is null) == (right.Bytes is null);
}
