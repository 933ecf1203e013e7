using System.Text.Json.Serialization;

namespace WebhookDashboard.Domain;

/// <summary>How an event was answered: decided before it was stored, and stored with it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Why">Null for the endpoint's usual answer.</param>
public sealed record EventAnswer(int Status, AnswerReason? Why = null)
{
    /// <summary>Whether the sender was told that the event was accepted.</summary>
    [JsonIgnore]
    public bool IsSuccess => Status is >= 200 and < 300;
}
