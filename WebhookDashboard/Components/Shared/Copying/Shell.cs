namespace WebhookDashboard.Components.Shared.Copying;

/// <summary>A shell that a command is written for: they differ in how they quote.</summary>
public enum Shell
{
    /// <summary>Any POSIX shell.</summary>
    Bash,

    /// <summary>PowerShell, of any version.</summary>
    PowerShell,

    /// <summary>The command prompt of Windows.</summary>
    Cmd,
}
