using WebhookDashboard.Differences;

namespace WebhookDashboard.Components.Pages.Events.Comparing.Rows;

/// <summary>How a mark is shown: by a sign, by a word for screen readers and by a class for its colour.</summary>
internal static class LineMarks
{
    public static LineMark Of(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Added => LineMark.Added,
        DifferenceKind.Removed => LineMark.Removed,
        DifferenceKind.Changed => LineMark.Changed,
        _ => LineMark.Same,
    };

    public static string Sign(LineMark mark) => mark switch
    {
        LineMark.Added => "+",
        LineMark.Removed => "−",
        LineMark.Changed => "~",
        LineMark.Moved => "↕",
        _ => "",
    };

    /// <returns>Null for what does not differ.</returns>
    public static string? Word(LineMark mark) => mark is LineMark.Same or LineMark.Fold ? null : mark.ToString().ToLowerInvariant();
}
