namespace WebhookDashboard.Domain;

/// <summary>Of what sort a line of the audit is. The numbers are kept in the database.</summary>
public enum AuditKind
{
    /// <summary>Settings, keys or events were changed.</summary>
    Change = 0,

    /// <summary>Somebody signed in or out.</summary>
    SignIn = 1,

    /// <summary>Somebody was not let in. Strangers make these, so that they are bounded apart.</summary>
    Refusal = 2,
}
