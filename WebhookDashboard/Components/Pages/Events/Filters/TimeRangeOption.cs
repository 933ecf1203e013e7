namespace WebhookDashboard.Components.Pages.Events.Filters;

/// <summary>How far back the list goes, as written in its address.</summary>
public sealed record TimeRangeOption(string Key, string Label, TimeSpan Length)
{
    public static readonly IReadOnlyList<TimeRangeOption> All =
    [
        new("5m", "last 5 min", TimeSpan.FromMinutes(5)),
        new("30m", "last 30 min", TimeSpan.FromMinutes(30)),
        new("1h", "last hour", TimeSpan.FromHours(1)),
        new("24h", "last 24 h", TimeSpan.FromHours(24)),
        new("7d", "last 7 days", TimeSpan.FromDays(7)),
    ];

    public static TimeRangeOption? Find(string? key) => All.FirstOrDefault(range => range.Key == key);
}
