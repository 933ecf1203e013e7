using System.Numerics;
using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;

namespace WebhookDashboard.Events.Search;

/// <summary>
/// What the search index holds of an event besides its text: its size, whether it is a repeat, and the numbers of its JSON,
/// however they are written. A mark is three characters of a private range, and so one entry of the index like any three
/// letters. Text that happens to contain one only makes a candidate that the row refutes.
/// </summary>
internal static class SearchMark
{
    private const int First = 0x10F000;
    private const int FirstOfNumber = 0x10F400;

    /// <summary>How many characters one of the two of a number's hash can be: the rest of the range.</summary>
    private const int NumberValues = 0x10FFFD - FirstOfNumber;

    /// <summary>An event whose text is too long for the index: always a candidate.</summary>
    public static readonly string Long = Of(0, 0);

    /// <summary>An event that has the id of an earlier one.</summary>
    public static readonly string Repeat = Of(1, 0);

    /// <summary>An event whose JSON has more numbers than are marked: always a candidate for one.</summary>
    public static readonly string ManyNumbers = Of(3, 0);

    /// <summary>Up to 64 MiB: no body is larger.</summary>
    private static readonly string[] Sizes = [.. Enumerable.Range(0, 27).Select(size => Of(2, size))];

    /// <summary>The mark of a size: sizes between two powers of two have the same.</summary>
    public static string OfSize(int bytes) => Sizes[Class(bytes)];

    /// <summary>The marks of all sizes between two, both included.</summary>
    public static string[] OfSizes(int least, int most) => least > most ? [] : Sizes[Class(least)..(Class(most) + 1)];

    /// <summary>The mark of a number of JSON. A few others have the same.</summary>
    /// <param name="hash">Its <see cref="JsonDecimal.HashOf"/>.</param>
    public static string OfNumber(uint hash) =>
        $"{new Rune(FirstOfNumber)}{new Rune(FirstOfNumber + 1 + (int)(hash % NumberValues))}{new Rune(FirstOfNumber + 1 + (int)(hash / NumberValues % NumberValues))}";

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
