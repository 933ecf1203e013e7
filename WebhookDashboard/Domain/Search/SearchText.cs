using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using WebhookDashboard.Domain.Json;

namespace WebhookDashboard.Domain.Search;

/// <summary>
/// Words and "quoted phrases" to search for. Each must occur somewhere in an event, as a substring, letter case aside. In a
/// phrase, <c>\"</c> stands for a quote and <c>\\</c> for a backslash.
/// </summary>
/// <param name="Needles">The texts to find, at least one, none empty.</param>
[JsonConverter(typeof(ParsableJsonConverter<SearchText>))]
public sealed record SearchText(IReadOnlyList<string> Needles) : IParsable<SearchText>
{
    /// <summary>The maximum length of the text.</summary>
    public const int MaxLength = 1_000;

    /// <summary>The maximum number of words and phrases.</summary>
    public const int MaxNeedles = 20;

    /// <summary>Reads words and phrases.</summary>
    /// <returns>Null if the text holds none, or if it has a fault.</returns>
    public static SearchText? Read(string text, out FilterFault? fault)
    {
        var scanner = new FilterScanner(text);
        var needles = new List<string>();
        for (scanner.SkipSpace(); !scanner.IsAtEnd && scanner.Fault is null; scanner.SkipSpace())
        {
            Add(needles, scanner);
        }

        fault = text.Length > MaxLength ? new FilterFault(MaxLength, $"At most {MaxLength:N0} characters are allowed.") : scanner.Fault;
        return fault is null && needles.Count > 0 ? new SearchText(needles) : null;
    }

    public static SearchText Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var search) ? search : throw new FormatException($"'{s}' is not a text to search for.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out SearchText result)
    {
        result = s is null ? null : Read(s, out _);
        return result is not null;
    }

    public bool Equals(SearchText? other) => other is not null && Needles.SequenceEqual(other.Needles);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>Writes the text so that <see cref="Read"/> returns the same needles.</summary>
    public override string ToString() => string.Join(' ', Needles.Select(needle => IsWord(needle) ? needle : FilterPrinter.Phrase(needle)));

    /// <summary>Whether a needle needs no quotes.</summary>
    internal static bool IsWord(string needle) => needle[0] != '"' && !needle.Any(char.IsWhiteSpace);

    /// <summary>Reads the next word or phrase.</summary>
    internal static void Add(List<string> needles, FilterScanner scanner)
    {
        var start = scanner.Position;
        var needle = scanner.IsAt('"') ? scanner.TakePhrase() : scanner.TakeWord();
        if (needle is "")
        {
            scanner.Fail<string>("Write something between the quotes.", start);
        }
        else if (needle is not null && needles.Count == MaxNeedles)
        {
            scanner.Fail<string>($"At most {MaxNeedles} words and phrases are allowed.", start);
        }
        else if (needle is not null)
        {
            needles.Add(needle);
        }
    }
}
