namespace WebhookDashboard.Components.Pages.Events.Filters;

/// <summary>
/// The event types that the filter offers: those in the log when the page opened, and those seen since. Bounded, since
/// senders choose them.
/// </summary>
internal sealed class KnownTypes
{
    public const int Most = 200;

    private readonly HashSet<string> _types = new(StringComparer.Ordinal);
    private IReadOnlyCollection<string> _all = [];

    public IReadOnlyCollection<string> All => _all;

    public void Add(params IEnumerable<string?> types)
    {
        var before = _types.Count;
        foreach (var type in types)
        {
            if (type is not null && _types.Count < Most)
            {
                _types.Add(type);
            }
        }

        if (_types.Count > before)
        {
            _all = [.. _types];
        }
    }
}
