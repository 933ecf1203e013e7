namespace WebhookDashboard.Sample.Consumer.Books;

/// <summary>An order with its history.</summary>
/// <param name="Entry">The current state.</param>
/// <param name="History">The last webhooks about it, newest first.</param>
public sealed record OrderRecord(OrderEntry Entry, IReadOnlyList<OrderChange> History);
