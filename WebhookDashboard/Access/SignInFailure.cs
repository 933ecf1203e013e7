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
}
