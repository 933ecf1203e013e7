using System.Text.Json.Serialization;
using WebhookDashboard.Domain.Json;

namespace WebhookDashboard.Domain.Signatures;

/// <summary>The hash algorithm of scheme <c>hmac</c>.</summary>
[JsonConverter(typeof(EnumNameConverter<HmacAlgorithm>))]
public enum HmacAlgorithm
{
    [JsonStringEnumMemberName("sha256")]
    Sha256,

    [JsonStringEnumMemberName("sha512")]
    Sha512,
}
