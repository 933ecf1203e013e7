namespace WebhookDashboard.Domain.Pull;

/// <summary>What the answer to a question told whoever asked. The numbers are stored in the database: add new members at the end.</summary>
public enum Told
{
    /// <summary>The first answer of its address, or one that differs from the last.</summary>
    New,

    /// <summary>The same as the last answer, or 304.</summary>
    NothingNew,
}
