namespace WebhookDashboard.Domain.Pull;

/// <summary>The result of an API call. The numbers are stored in the database: add new members at the end.</summary>
public enum PullOutcome
{
    /// <summary>2xx with an answer that can be used.</summary>
    Answered,

    /// <summary>304: the known copy is still current.</summary>
    NotModified,

    /// <summary>401 or 403: the key is wrong or missing.</summary>
    Unauthorised,

    /// <summary>Any other status: a redirect, which is not followed, or 4xx and 5xx.</summary>
    Refused,

    /// <summary>2xx, but not JSON or not what was requested.</summary>
    NotUnderstood,

    /// <summary>2xx, but larger than the limit.</summary>
    TooLarge,

    TimedOut,

    /// <summary>No connection, or one that broke.</summary>
    Unreachable,

    /// <summary>The address is private or reserved, and such addresses are not allowed.</summary>
    Guarded,

    Cancelled,
}
