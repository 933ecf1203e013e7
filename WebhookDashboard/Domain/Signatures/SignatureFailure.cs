using System.Text.Json.Serialization;
using WebhookDashboard.Domain.Json;

namespace WebhookDashboard.Domain.Signatures;

/// <summary>What an endpoint does with a request whose signature is not valid.</summary>
[JsonConverter(typeof(EnumNameConverter<SignatureFailure>))]
public enum SignatureFailure
{
    /// <summary>Store it with its verdict, and answer as usual.</summary>
    [JsonStringEnumMemberName("record")]
    Record,

    /// <summary>Answer 401 and count the refusal.</summary>
    [JsonStringEnumMemberName("reject")]
    Reject,
}
