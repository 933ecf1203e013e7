using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Sample.Consumer.Reading;

/// <summary>Finds out whether a sender's message was handled before.</summary>
internal static class Repeats
{
    /// <summary>
    /// An earlier event with the same provider id counts only if it was not set aside. Otherwise anyone who guesses an id
    /// could block the genuine message by sending a forged one first.
    /// </summary>
    public static async Task<bool> IsRepeatAsync(
        string reader, EventSummary received, DashboardContext context, CancellationToken cancellationToken)
    {
        if (received.DuplicateOf is not { } first)
        {
            return false;
        }

        if (!await context.SetAside.AnyAsync(row => row.Reader == reader && row.EventId == first, cancellationToken))
        {
            return true;
        }

        return await context.Events.AnyAsync(
            e => e.ProviderEventId == received.ProviderEventId
                && e.Endpoint == received.Endpoint
                && e.Sequence < received.Sequence
                && !context.SetAside.Any(row => row.Reader == reader && row.EventId == e.Id),
            cancellationToken);
    }
}
