namespace WebhookDashboard.Sample.Consumer.Books;

/// <summary>Everything that the consumer has stored, at one point in time.</summary>
/// <param name="Orders">Last changed first.</param>
/// <param name="Mails">Waiting and failed ones first, then the newest.</param>
/// <param name="Waiting">Longest waiting first.</param>
/// <param name="Users">Newest first.</param>
/// <param name="Rooms">Most recent message first.</param>
/// <param name="SetAside">Newest first.</param>
public sealed record ShopOverview(
    Excerpt<OrderEntry> Orders,
    Excerpt<MailEntry> Mails,
    Excerpt<WaitingCustomer> Waiting,
    Excerpt<UserEntry> Users,
    Excerpt<RoomEntry> Rooms,
    Excerpt<SetAsideEntry> SetAside);
