namespace WebhookDashboard.Components.Pages.Products;

/// <summary>How the pulled and the pushed stock relate.</summary>
public enum Agreement
{
    Agree,

    /// <summary>They differ, and the webhook is newer.</summary>
    PushNewer,

    /// <summary>They differ, and the answer is newer: a webhook is late or was lost.</summary>
    PullNewer,

    NoPush,
    NoPull,

    /// <summary>A webhook named the product, but the fetched catalogue does not contain it.</summary>
    NotListed,
    Nothing,
}
