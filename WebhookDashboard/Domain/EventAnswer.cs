using System.Text.Json.Serialization;

namespace WebhookDashboard.Domain;

/// <summary>How an event was answered: decided before it was kept, and kept with it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Why">Null where it is the endpoint's usual answer.</param>
public sealed record EventAnswer(int Status, AnswerReason? Why = null)
{
    /// <summary>Whether the sender was told that all went well.</summary>
    [JsonIgnore]
    public bool IsSuccess => Status is >= 200 and < 300;
}
