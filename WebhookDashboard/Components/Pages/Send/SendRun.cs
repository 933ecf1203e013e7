namespace WebhookDashboard.Components.Pages.Send;

/// <summary>One press of the button, as the results name it.</summary>
public sealed record SendRun(SendOrder Order, DateTimeOffset StartedAt)
{
    public bool IsBurst => Order.Plan.Count > 1;
}
