namespace WebhookDashboard.Compare.Runs;

/// <summary>Thrown when a simulation does not start or breaks off; the message says why and what to do.</summary>
internal sealed class ShopLedgerException(string message, Exception? cause = null) : IOException(message, cause);
