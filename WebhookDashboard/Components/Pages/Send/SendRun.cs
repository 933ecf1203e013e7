using WebhookDashboard.Outbound.Sending;

namespace WebhookDashboard.Components.Pages.Send;

/// <summary>One press of the button, as the results name it. It outlives the order, whose body it does not hold.</summary>
/// <param name="Title">What was sent.</param>
/// <param name="Plan">How often and how fast.</param>
/// <param name="Copies">How often each message goes out.</param>
/// <param name="StartedAt">When the button was pressed.</param>
public sealed record SendRun(string Title, BurstPlan Plan, int Copies, DateTimeOffset StartedAt)
{
    public bool IsBurst => Plan.Count > 1;

    public int Total => Plan.Count * Copies;

    public static SendRun Of(SendOrder order, DateTimeOffset startedAt) => new(order.Title, order.Plan, order.Copies, startedAt);
}
