using System.Text.Json.Serialization;

namespace WebhookDashboard.Domain.Signatures;

/// <summary>The result of checking a signature.</summary>
/// <remarks>The numbers are stored in the database: never renumber.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>The endpoint has no signature scheme.</summary>
    [JsonStringEnumMemberName("unchecked")]
    Unchecked = 0,

    /// <summary>Signed with one of the endpoint's secrets, and within the tolerance.</summary>
    [JsonStringEnumMemberName("valid")]
    Valid = 1,

    /// <summary>The headers of the scheme are missing.</summary>
    [JsonStringEnumMemberName("missing")]
    Missing = 2,

    /// <summary>The headers are present but can't be read.</summary>
    [JsonStringEnumMemberName("malformed")]
    Malformed = 3,

    /// <summary>None of the endpoint's secrets made this signature for these bytes.</summary>
    [JsonStringEnumMemberName("mismatch")]
    Mismatch = 4,

    /// <summary>The signature is right, but older or further in the future than the tolerance.</summary>
    [JsonStringEnumMemberName("stale")]
    Stale = 5,
}
