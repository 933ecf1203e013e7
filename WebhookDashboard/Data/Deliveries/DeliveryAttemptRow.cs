using WebhookDashboard.Domain;

namespace WebhookDashboard.Data.Deliveries;

/// <summary>One attempt of a delivery, and its result.</summary>
internal sealed class DeliveryAttemptRow
{
    public long DeliveryId { get; set; }

    /// <summary>Starts at 1 for each delivery.</summary>
    public int Number { get; set; }

    public DateTimeOffset At { get; set; }
    public double ElapsedMs { get; set; }
    public int? Status { get; set; }
    public string? Error { get; set; }
    public IReadOnlyList<HeaderLine> RequestHeaders { get; set; } = [];
    public IReadOnlyList<HeaderLine> ResponseHeaders { get; set; } = [];
    public byte[] ResponseBody { get; set; } = [];
}
