namespace WebhookDashboard.Sample.Consumer.Books;

/// <summary>A chat room.</summary>
/// <param name="Room">Its name.</param>
/// <param name="Lines">How many are kept.</param>
/// <param name="LastAt">When something was last said.</param>
public sealed record RoomEntry(string Room, int Lines, DateTimeOffset LastAt);
