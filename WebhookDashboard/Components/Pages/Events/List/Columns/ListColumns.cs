using WebhookDashboard.Domain.Search;

namespace WebhookDashboard.Components.Pages.Events.List.Columns;

/// <summary>The columns that a browser shows, and the text in which it remembers them.</summary>
/// <param name="Shown">The columns.</param>
/// <param name="Paths">Values of the body, each in a column of its own.</param>
public sealed record ListColumns(IReadOnlyList<EventColumn> Shown, IReadOnlyList<WherePath> Paths)
{
    /// <summary>The most paths: each is read in each row.</summary>
    public const int MostPaths = 5;

    /// <summary>The maximum length of a path.</summary>
    public const int MaxPathLength = 200;

    /// <summary>What the list shows until someone chooses.</summary>
    public static readonly ListColumns Usual = new(
        [EventColumn.Received, EventColumn.Method, EventColumn.Endpoint, EventColumn.Type, EventColumn.Preview, EventColumn.Verdict, EventColumn.Status, EventColumn.Size],
        []);

    /// <summary>Space around the cells of a row, in pixels.</summary>
    private const int Around = 40;

    private const int PathWidth = 104;
    private const int LeastContentWidth = 140;

    /// <summary>Whether something of the bodies is shown.</summary>
    public bool NeedBodies => Paths.Count > 0 || Shows(EventColumn.Preview);

    public bool IsUsual => this == Usual;

    /// <summary>The widths of the columns, as CSS has them.</summary>
    public string Tracks => string.Join(' ', Widths.Select(width => width is { } pixels ? $"{pixels}px" : $"minmax({LeastContentWidth}px, 1fr)"));

    /// <summary>The width below which the list scrolls sideways, in pixels.</summary>
    public int MinWidth => Around + Widths.Sum(width => width ?? LeastContentWidth);

    /// <summary>The number of cells in a row.</summary>
    public int Cells => Widths.Count();

    /// <summary>In pixels; null: what is left.</summary>
    private IEnumerable<int?> Widths =>
    [
        .. Of((EventColumn.Received, 60), (EventColumn.Method, 52), (EventColumn.Endpoint, 76)),
        null,
        .. Paths.Select(_ => (int?)PathWidth),
        .. Of((EventColumn.Sender, 104), (EventColumn.ProviderId, 120), (EventColumn.Verdict, 92), (EventColumn.Status, 44), (EventColumn.Size, 52)),
    ];

    /// <summary>Reads what <see cref="ToString"/> wrote, perhaps by another version: what it does not know is left out.</summary>
    public static ListColumns Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Usual;
        }

        var lines = text.Split('\n');
        var names = lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var columns = new ListColumns(
            [.. Enum.GetValues<EventColumn>().Where(column => names.Contains(column.ToString(), StringComparer.Ordinal))],
            [.. lines.Skip(1).Select(ReadPath).OfType<WherePath>().Distinct().Take(MostPaths)]);
        return columns.Equals(Usual) ? Usual : columns;
    }

    public bool Shows(EventColumn column) => Shown.Contains(column);

    public bool Equals(ListColumns? other) => other is not null && Shown.SequenceEqual(other.Shown) && Paths.SequenceEqual(other.Paths);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>Writes the columns on one line, then each path on its own. A path has no line breaks.</summary>
    public override string ToString() => string.Join('\n', Paths.Select(path => path.ToString()).Prepend(string.Join(' ', Shown)));

    private static WherePath? ReadPath(string text) => text.Length > MaxPathLength ? null : WherePath.Read(text, out _);

    private IEnumerable<int?> Of(params (EventColumn Column, int Width)[] columns) =>
        columns.Where(one => Shows(one.Column)).Select(one => (int?)one.Width);
}
