namespace WebhookDashboard.Components.Pages.Products.Fetching;

/// <summary>How often the page fetches while it is open.</summary>
public sealed record RepeatChoice(string Name, TimeSpan? Every)
{
    public static readonly RepeatChoice Never = new("never", null);

    public static readonly IReadOnlyList<RepeatChoice> All =
    [
        Never,
        new("every 5 s", TimeSpan.FromSeconds(5)),
        new("every 30 s", TimeSpan.FromSeconds(30)),
        new("every minute", TimeSpan.FromMinutes(1)),
    ];
}
