namespace WebhookDashboard.Sample.Consumer;

/// <summary>Someone on the waiting list.</summary>
public sealed record WaitingCustomer(string ProductId, string Email, DateTimeOffset Since);
