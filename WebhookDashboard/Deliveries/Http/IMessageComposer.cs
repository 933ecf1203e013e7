using WebhookDashboard.Outbound.Verbatim;

namespace WebhookDashboard.Deliveries.Http;

/// <summary>Makes the request of a delivery for each attempt, because a signature contains the time of sending.</summary>
internal interface IMessageComposer
{
    /// <param name="delivery">What is to be sent.</param>
    /// <param name="fault">Why it can't be sent now, in one sentence; empty when it can.</param>
    /// <returns>Null when it can't be sent now. It is tried again later.</returns>
    OutboundMessage? Compose(Delivery delivery, out string fault);
}
