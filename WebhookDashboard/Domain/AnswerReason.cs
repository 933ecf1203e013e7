using System.Text.Json.Serialization;

namespace WebhookDashboard.Domain;

/// <summary>Why an event got another answer than its endpoint's usual one.</summary>
/// <remarks>The numbers are kept in the database: never renumber.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<AnswerReason>))]
public enum AnswerReason
{
    /// <summary>One of the failures of <see cref="ResponseSettings.FailNext"/>.</summary>
    [JsonStringEnumMemberName("failNext")]
    FailNext = 1,

    /// <summary>One of the failures of <see cref="ResponseSettings.FailShare"/>.</summary>
    [JsonStringEnumMemberName("failShare")]
    FailShare = 2,

    /// <summary>The provider tried out the address, and got the answer that it asks for.</summary>
    [JsonStringEnumMemberName("handshake")]
    Handshake = 3,
}
