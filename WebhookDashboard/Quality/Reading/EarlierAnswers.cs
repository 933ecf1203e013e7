using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Quality.Reading;

/// <summary>Knows how the delivery before a repeat was answered. Take the events of a batch in order.</summary>
internal sealed class EarlierAnswers(DashboardContext context)
{
    private readonly Dictionary<(EndpointSlug Endpoint, string Id), int?> _last = [];

    /// <returns>The status of the last answer to an event with the provider id of this one; null if it is no repeat, or nobody knows.</returns>
    public async Task<int?> TakeAsync(EventSummary summary, CancellationToken cancellationToken)
    {
        if (summary.ProviderEventId is not { } id)
        {
            return null;
        }

        var (endpoint, sequence) = (summary.Endpoint, summary.Sequence);
        int? earlier = null;
        if (summary.DuplicateOf is not null && !_last.TryGetValue((endpoint, id), out earlier))
        {
            earlier = await context.Events
                .Where(e => e.Endpoint == endpoint && e.ProviderEventId == id && e.Sequence < sequence)
                .OrderByDescending(e => e.Sequence)
                .Select(e => e.AnswerStatus)
                .FirstOrDefaultAsync(cancellationToken);
        }

        _last[(endpoint, id)] = summary.Answer?.Status;
        return earlier;
    }
}
