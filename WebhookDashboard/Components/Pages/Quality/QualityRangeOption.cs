namespace WebhookDashboard.Components.Pages.Quality;

/// <summary>How far back the page looks, as written in its address.</summary>
/// <param name="Key">In the address.</param>
/// <param name="Label">On the page.</param>
/// <param name="Length">The time up to now.</param>
/// <param name="Parts">How many marks the axis of a picture has.</param>
public sealed record QualityRangeOption(string Key, string Label, TimeSpan Length, int Parts)
{
    public static readonly IReadOnlyList<QualityRangeOption> All =
    [
        new("1h", "1 h", TimeSpan.FromHours(1), 4),
        new("24h", "24 h", TimeSpan.FromHours(24), 4),
        new("7d", "7 d", TimeSpan.FromDays(7), 7),
        new("30d", "30 d", TimeSpan.FromDays(30), 3),
    ];

    public static readonly QualityRangeOption Default = All[1];

    public static QualityRangeOption Find(string? key) => All.FirstOrDefault(range => range.Key == key) ?? Default;
}
