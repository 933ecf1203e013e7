namespace WebhookDashboard.Compare.Figures;

/// <summary>How a copy learned something.</summary>
public enum ObservationKind
{
    /// <summary>A poll of the copy that polls.</summary>
    Poll,

    /// <summary>A webhook.</summary>
    Webhook,

    /// <summary>A poll of the other copy, to find lost webhooks.</summary>
    Reconcile,
}
