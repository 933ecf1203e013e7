namespace WebhookDashboard.Deliveries.Smtp;

/// <summary>The section <c>Smtp</c>: the server that takes the app's mail.</summary>
internal sealed class SmtpOptions
{
    public const string Section = "Smtp";

    /// <summary>A name or an address; null: mail stays in the outbox.</summary>
    public string? Host { get; set; }

    /// <summary>465 means TLS from the first byte; on any other port TLS begins with STARTTLS where the server offers it.</summary>
    public int Port { get; set; } = 587;

    /// <summary>Null: no sign-in.</summary>
    public string? User { get; set; }

    /// <summary>Sent only through TLS, or to this machine itself.</summary>
    public string? Password { get; set; }

    /// <summary>An address, or <c>Name &lt;address&gt;</c>.</summary>
    public string From { get; set; } = "The shop <shop@localhost>";
}
