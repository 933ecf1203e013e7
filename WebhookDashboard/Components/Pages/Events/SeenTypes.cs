namespace WebhookDashboard.Components.Pages.Events;

/// <summary>The event types that a page came across, to choose a filter from; bounded, since senders make them up.</summary>
internal sealed class SeenTypes
{
    public const int Most = 60;

    private readonly HashSet<string> _types = new(StringComparer.Ordinal);
    private IReadOnlyCollection<string> _all = [];

    public IReadOnlyCollection<string> All => _all;

    public void Add(string? type)
    {
        if (type is not null && _types.Count < Most && _types.Add(type))
        {
            _all = [.. _types];
        }
    }
}
