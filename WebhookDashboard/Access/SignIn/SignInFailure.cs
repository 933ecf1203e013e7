namespace WebhookDashboard.Access.SignIn;

/// <summary>Why the sign-in page is shown again.</summary>
public enum SignInFailure
{
    None,

    /// <summary>The token was wrong.</summary>
    WrongToken,

    /// <summary>The sign-in service did not answer, or answered incorrectly.</summary>
    Provider,

    /// <summary>The sign-in service knows the person, but the settings don't allow them.</summary>
    NotAllowed,

    /// <summary>The person cancelled, or the sign-in service denied access.</summary>
    Cancelled,

    /// <summary>Nothing failed: the person signed out.</summary>
    SignedOut,

    /// <summary>The sign-in service rejects the client id or the secret.</summary>
    Client,

    /// <summary>The sign-in service does not know the redirect address.</summary>
    RedirectAddress,

    /// <summary>The sign-in service rejects a scope.</summary>
    Scope,

    /// <summary>The sign-in service did not send a claim that the settings require.</summary>
    MissingClaim,

    /// <summary>The sign-in service rejects the request for another reason.</summary>
    Refused,

    /// <summary>The sign-in service says that it can't sign anybody in now.</summary>
    Unavailable,

    /// <summary>The answer belongs to no recent sign-in of this browser.</summary>
    Expired,

    /// <summary>The clocks of the sign-in service and of this server differ.</summary>
    Clock,
}
