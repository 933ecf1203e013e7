namespace WebhookDashboard.Sample.Consumer.Books;

/// <summary>A chat room.</summary>
/// <param name="Room">Its name.</param>
/// <param name="Lines">How many lines are stored.</param>
/// <param name="LastAt">When the last message was posted.</param>
public sealed record RoomEntry(string Room, int Lines, DateTimeOffset LastAt);
