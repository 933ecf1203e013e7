using System.Text.Json.Serialization;

namespace WebhookDashboard.Domain;

/// <summary>What the check of a signature found.</summary>
/// <remarks>The numbers are kept in the database: never renumber.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>The endpoint has no signature scheme.</summary>
    [JsonStringEnumMemberName("unchecked")]
    Unchecked = 0,

    /// <summary>Signed with one of the endpoint's secrets, in time.</summary>
    [JsonStringEnumMemberName("valid")]
    Valid = 1,

    /// <summary>The headers of the scheme are not there.</summary>
    [JsonStringEnumMemberName("missing")]
    Missing = 2,

    /// <summary>The headers are there and can't be read.</summary>
    [JsonStringEnumMemberName("malformed")]
    Malformed = 3,

    /// <summary>No secret of the endpoint made this signature for these bytes.</summary>
    [JsonStringEnumMemberName("mismatch")]
    Mismatch = 4,

    /// <summary>The signature is right, and older or further in the future than the tolerance.</summary>
    [JsonStringEnumMemberName("stale")]
    Stale = 5,
}
