using System.Text.Json.Serialization;
using WebhookDashboard.Domain.Endpoints;

namespace WebhookDashboard.Domain;

/// <summary>Why an event got another answer than its endpoint's usual one.</summary>
/// <remarks>The numbers are stored in the database: never renumber.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<AnswerReason>))]
public enum AnswerReason
{
    /// <summary>A deliberate failure of <see cref="ResponseSettings.FailNext"/>.</summary>
    [JsonStringEnumMemberName("failNext")]
    FailNext = 1,

    /// <summary>A deliberate failure of <see cref="ResponseSettings.FailShare"/>.</summary>
    [JsonStringEnumMemberName("failShare")]
    FailShare = 2,

    /// <summary>The provider verified the address and got the answer that it expects.</summary>
    [JsonStringEnumMemberName("handshake")]
    Handshake = 3,
}
