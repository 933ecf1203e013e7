using System.Text.Json.Serialization;

namespace WebhookDashboard.Domain.Signatures;

/// <summary>How a signature is encoded in its header.</summary>
[JsonConverter(typeof(EnumNameConverter<SignatureEncoding>))]
public enum SignatureEncoding
{
    [JsonStringEnumMemberName("hex")]
    Hex,

    [JsonStringEnumMemberName("base64")]
    Base64,
}
