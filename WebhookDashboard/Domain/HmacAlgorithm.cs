using System.Text.Json.Serialization;

namespace WebhookDashboard.Domain;

/// <summary>The hash under the HMAC of the scheme <c>hmac</c>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HmacAlgorithm>))]
public enum HmacAlgorithm
{
    [JsonStringEnumMemberName("sha256")]
    Sha256,

    [JsonStringEnumMemberName("sha512")]
    Sha512,
}
