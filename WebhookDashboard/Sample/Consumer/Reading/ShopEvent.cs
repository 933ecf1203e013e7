using WebhookDashboard.Domain;
using WebhookDashboard.Sample.Consumer.Payloads;

namespace WebhookDashboard.Sample.Consumer.Reading;

/// <summary>An event as a handler gets it.</summary>
/// <param name="Summary">What the log knows of it.</param>
/// <param name="Fields">Its JSON body.</param>
/// <param name="IsRepeat">Its sender's id came before, with an event that was handled: to be noted, not acted on.</param>
internal sealed record ShopEvent(EventSummary Summary, PayloadFields Fields, bool IsRepeat)
{
    public EventId Id => Summary.Id;

    public DateTimeOffset At => Summary.ReceivedAt;
}
