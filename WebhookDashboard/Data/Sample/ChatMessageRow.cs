using WebhookDashboard.Domain;

namespace WebhookDashboard.Data.Sample;

/// <summary>A line of a chat room's transcript.</summary>
internal sealed class ChatMessageRow
{
    public long Id { get; set; }
    public EventId EventId { get; set; }
    public string Room { get; set; } = "";
    public string From { get; set; } = "";
    public string Text { get; set; } = "";
    public DateTimeOffset At { get; set; }
}
