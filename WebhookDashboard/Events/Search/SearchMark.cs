using System.Numerics;
using System.Text;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Events.Search;

/// <summary>
/// What the search index holds of an event besides its text: its size and whether it is a repeat. A mark is three characters
/// of a private range, and so one entry of the index like any three letters. Text that happens to contain one only makes a
/// candidate that the row refutes.
/// </summary>
internal static class SearchMark
{
    private const int First = 0x10F000;

    /// <summary>An event whose text is too long for the index: always a candidate.</summary>
    public static readonly string Long = Of(0, 0);

    /// <summary>An event that has the id of an earlier one.</summary>
    public static readonly string Repeat = Of(1, 0);

    /// <summary>Up to 64 MiB: no body is larger.</summary>
    private static readonly string[] Sizes = [.. Enumerable.Range(0, 27).Select(size => Of(2, size))];

    /// <summary>The mark of a size: sizes between two powers of two have the same.</summary>
    public static string OfSize(int bytes) => Sizes[Class(bytes)];

    /// <summary>The marks of all sizes between two, both included.</summary>
    public static string[] OfSizes(int least, int most) => least > most ? [] : Sizes[Class(least)..(Class(most) + 1)];

    public static IEnumerable<string> Of(EventSummary summary)
    {
        yield return OfSize(summary.BodySize);
        if (summary.DuplicateOf is not null)
        {
            yield return Repeat;
        }
    }

    private static int Class(int bytes) => bytes <= 0 ? 0 : Math.Min(BitOperations.Log2((uint)bytes) + 1, Sizes.Length - 1);

    private static string Of(int kind, int value) => $"{new Rune(First)}{new Rune(First + 0x100 + kind)}{new Rune(First + 0x200 + value)}";
}
