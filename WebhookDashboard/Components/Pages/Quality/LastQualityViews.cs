using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Pages.Quality;

/// <summary>
/// The last view of each address, for the first paint of a circuit: what the prerendered page showed stays on the screen until the
/// circuit has read it again.
/// </summary>
internal sealed class LastQualityViews(TimeProvider clock)
{
    private const int Most = 8;

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly List<(long At, QualityView View)> _views = [];

    public void Keep(QualityView view)
    {
        lock (_gate)
        {
            _views.RemoveAll(kept => kept.View.Open == view.Open && kept.View.Range == view.Range);
            _views.Add((clock.GetTimestamp(), view));
            if (_views.Count > Most)
            {
                _views.RemoveAt(0);
            }
        }
    }

    /// <returns>Null if it was not shown lately.</returns>
    public QualityView? Find(EndpointSlug? open, QualityRangeOption range)
    {
        lock (_gate)
        {
            return _views.Where(kept => kept.View.Open == open && kept.View.Range == range && clock.GetElapsedTime(kept.At) < Kept)
                .Select(kept => kept.View).FirstOrDefault();
        }
    }
}
