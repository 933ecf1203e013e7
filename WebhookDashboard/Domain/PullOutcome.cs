namespace WebhookDashboard.Domain;

/// <summary>What came of an API call. Kept by number: new ones go at the end.</summary>
public enum PullOutcome
{
    /// <summary>A status of 2xx, and an answer that can be used.</summary>
    Answered,

    /// <summary>304: what is known already is still true.</summary>
    NotModified,

    /// <summary>401 or 403: the key is wrong or missing.</summary>
    Unauthorised,

    /// <summary>Any other status: a redirect, which is not followed, or 4xx and 5xx.</summary>
    Refused,

    /// <summary>2xx, but no JSON, or not what was asked for.</summary>
    NotUnderstood,

    /// <summary>2xx, but more than is read.</summary>
    TooLarge,

    TimedOut,

    /// <summary>No connection, or one that broke.</summary>
    Unreachable,

    /// <summary>The address is private or reserved, and calling those is not allowed.</summary>
    Guarded,

    Cancelled,
}
