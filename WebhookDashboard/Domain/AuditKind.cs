namespace WebhookDashboard.Domain;

/// <summary>The kind of a line of the audit trail. The numbers are stored in the database: never renumber.</summary>
public enum AuditKind
{
    /// <summary>Settings, keys or events were changed.</summary>
    Change = 0,

    /// <summary>Somebody signed in or out.</summary>
    SignIn = 1,

    /// <summary>Somebody was refused. Strangers can cause these lines, so they have a limit of their own.</summary>
    Refusal = 2,
}
