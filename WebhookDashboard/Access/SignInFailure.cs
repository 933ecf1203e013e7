namespace WebhookDashboard.Access;

/// <summary>Why the sign-in page is shown again.</summary>
public enum SignInFailure
{
    None,

    /// <summary>The token was wrong.</summary>
    WrongToken,

    /// <summary>The sign-in service did not answer, or not as it should.</summary>
    Provider,

    /// <summary>The sign-in service knows the person, and the settings don't let them in.</summary>
    NotAllowed,

    /// <summary>The person did not want to, or the sign-in service did not want them to.</summary>
    Cancelled,

    /// <summary>Nothing failed: the person has signed out.</summary>
    SignedOut,

    /// <summary>The sign-in service does not take the client id or the secret.</summary>
    Client,

    /// <summary>The sign-in service does not know the address to lead people back to.</summary>
    RedirectAddress,

    /// <summary>The sign-in service refuses a scope.</summary>
    Scope,

    /// <summary>The sign-in service sent the person back without a claim by which people are let in.</summary>
    MissingClaim,

    /// <summary>The sign-in service refuses the request for another reason.</summary>
    Refused,

    /// <summary>The sign-in service says that it cannot sign anybody in now.</summary>
    Unavailable,

    /// <summary>The answer belongs to no sign-in that this browser began a moment ago.</summary>
    Expired,

    /// <summary>The sign-in service and this server do not agree on the time.</summary>
    Clock,
}
