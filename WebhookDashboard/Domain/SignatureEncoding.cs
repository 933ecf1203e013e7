using System.Text.Json.Serialization;

namespace WebhookDashboard.Domain;

/// <summary>How the bytes of a signature are written in a header.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SignatureEncoding>))]
public enum SignatureEncoding
{
    [JsonStringEnumMemberName("hex")]
    Hex,

    [JsonStringEnumMemberName("base64")]
    Base64,
}
