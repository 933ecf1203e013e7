namespace WebhookDashboard.Domain.Search;

/// <summary>
/// A filter as one text, as the search field of a page takes it: words, "quoted phrases", conditions on JSON and filters by
/// name. <c>payment "not found" $.amount &gt; 50 endpoint:payment</c>. A name that is no filter is a word, so that
/// <c>https://example.com</c> can be searched for.
/// </summary>
public static class FilterText
{
    /// <summary>The maximum length of the text.</summary>
    public const int MaxLength = 4_000;

    /// <summary>Reads a filter.</summary>
    /// <returns>Null if the text has a fault.</returns>
    public static EventFilter? Read(string text, out FilterFault? fault)
    {
        var scanner = new FilterScanner(text);
        var filter = EventFilter.All;
        var needles = new List<string>();
        var conditions = new List<WhereCondition>();
        for (scanner.SkipSpace(); !scanner.IsAtEnd && scanner.Fault is null; scanner.SkipSpace())
        {
            if (scanner.IsAt('$'))
            {
                AddCondition(conditions, scanner);
            }
            else if (FilterTerms.Names.FirstOrDefault(name => scanner.TryTake($"{name}:", StringComparison.OrdinalIgnoreCase)) is { } name)
            {
                AddTerm(ref filter, name, scanner);
            }
            else
            {
                SearchText.Add(needles, scanner);
            }
        }

        fault = text.Length > MaxLength ? new FilterFault(MaxLength, $"At most {MaxLength:N0} characters are allowed.") : scanner.Fault;
        return fault is not null ? null : filter with
        {
            Search = needles.Count > 0 ? new SearchText(needles) : null,
            Where = conditions,
        };
    }

    /// <summary>Writes a filter so that <see cref="Read"/> returns it again.</summary>
    public static string Write(EventFilter filter) => string.Join(' ', (IEnumerable<string>)
        [
            .. (filter.Search?.Needles ?? []).Select(needle => IsPlain(needle) ? needle : FilterPrinter.Phrase(needle)),
            .. filter.Where.Select(condition => condition.ToString()),
            .. FilterTerms.Of(filter).Select(term => $"{term.Name}:{(SearchText.IsWord(term.Value) ? term.Value : FilterPrinter.Phrase(term.Value))}"),
        ]);

    private static bool IsPlain(string needle) => SearchText.IsWord(needle)
        && needle[0] != '$'
        && !FilterTerms.Names.Any(name => needle.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase));

    private static void AddCondition(List<WhereCondition> conditions, FilterScanner scanner)
    {
        var start = scanner.Position;
        if (WhereCondition.Read(scanner) is not { } condition)
        {
            return;
        }

        if (!scanner.IsAtEnd && !scanner.IsAtSpace)
        {
            scanner.Fail<string>("Write a space after the condition.");
        }
        else if (conditions.Count == WhereCondition.MaxConditions)
        {
            scanner.Fail<string>($"At most {WhereCondition.MaxConditions} conditions are allowed.", start);
        }
        else
        {
            conditions.Add(condition);
        }
    }

    private static void AddTerm(ref EventFilter filter, string name, FilterScanner scanner)
    {
        var start = scanner.Position;
        if ((scanner.IsAt('"') ? scanner.TakePhrase() : scanner.TakeWord()) is not { } value)
        {
            return;
        }

        if (value.Length == 0)
        {
            scanner.Fail<string>($"Write a value after '{name}:'.", start);
        }
        else if (!FilterTerms.IsRepeatable(name) && FilterTerms.Of(filter).Any(term => term.Name == name))
        {
            scanner.Fail<string>($"{name} is given more than once.", start);
        }
        else if (FilterTerms.Set(ref filter, name, value) is { } reason)
        {
            scanner.Fail<string>($"{name} is '{value}': {reason}", start);
        }
    }
}
