namespace WebhookDashboard.Data.Sample;

/// <summary>A chat room. Counts its lines, so that a list of rooms need not read them.</summary>
internal sealed class ChatRoomRow
{
    public string Room { get; set; } = "";

    /// <summary>How many of its lines are stored.</summary>
    public int Lines { get; set; }

    /// <summary>When its last message was received.</summary>
    public DateTimeOffset LastAt { get; set; }
}
