using WebhookDashboard.Outbound.Sending;

namespace WebhookDashboard.Components.Pages.Send;

/// <summary>
/// One click on the button, as the results show it. It outlives the order, whose body it does not contain.
/// </summary>
/// <param name="Title">What was sent.</param>
/// <param name="Plan">How often and how fast.</param>
/// <param name="Copies">How often each message is sent.</param>
/// <param name="StartedAt">When the button was clicked.</param>
public sealed record SendRun(string Title, BurstPlan Plan, int Copies, DateTimeOffset StartedAt)
{
    public bool IsBurst => Plan.Count > 1;

    public int Total => Plan.Count * Copies;

    public static SendRun Of(SendOrder order, DateTimeOffset startedAt) => new(order.Title, order.Plan, order.Copies, startedAt);
}
