using WebhookDashboard.Domain;
using WebhookDashboard.Sample.Consumer.Payloads;

namespace WebhookDashboard.Sample.Consumer.Reading;

/// <summary>An event as a handler receives it.</summary>
/// <param name="Summary">Its summary in the log.</param>
/// <param name="Fields">Its JSON body.</param>
/// <param name="IsRepeat">An event with the same provider id was handled before: note it, but don't act on it.</param>
internal sealed record ShopEvent(EventSummary Summary, PayloadFields Fields, bool IsRepeat)
{
    public EventId Id => Summary.Id;

    public DateTimeOffset At => Summary.ReceivedAt;
}
