namespace WebhookDashboard.Sample.Consumer.Books;

/// <summary>All of the consumer's books at one time.</summary>
/// <param name="Orders">Last changed first.</param>
/// <param name="Mails">Those that wait or failed first, then the newest.</param>
/// <param name="Waiting">Longest first.</param>
/// <param name="Users">Newest first.</param>
/// <param name="Rooms">Last spoken in first.</param>
/// <param name="SetAside">Newest first.</param>
public sealed record ShopOverview(
    Excerpt<OrderEntry> Orders,
    Excerpt<MailEntry> Mails,
    Excerpt<WaitingCustomer> Waiting,
    Excerpt<UserEntry> Users,
    Excerpt<RoomEntry> Rooms,
    Excerpt<SetAsideEntry> SetAside);
