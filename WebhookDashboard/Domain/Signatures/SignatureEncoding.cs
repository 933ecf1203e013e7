using System.Text.Json.Serialization;
using WebhookDashboard.Domain.Json;

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
