namespace WebhookDashboard.Sample.Consumer.Books;

/// <summary>All that is known of one order.</summary>
/// <param name="Entry">Where it stands.</param>
/// <param name="History">The last of what webhooks said of it, newest first.</param>
public sealed record OrderRecord(OrderEntry Entry, IReadOnlyList<OrderChange> History);
