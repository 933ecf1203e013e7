namespace WebhookDashboard.Compare;

/// <summary>A simulation could not be started, or broke off; the message says in a sentence why and what to do.</summary>
internal sealed class ShopLedgerException(string message, Exception? cause = null) : IOException(message, cause);
