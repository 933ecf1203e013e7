namespace WebhookDashboard.Components.Pages.Products;

/// <summary>How what was asked for and what was told go together.</summary>
public enum Agreement
{
    Agree,

    /// <summary>They differ, and the webhook is the later word.</summary>
    PushNewer,

    /// <summary>They differ, and the answer is the later word: a webhook is late, or was lost.</summary>
    PullNewer,

    NoPush,
    NoPull,

    /// <summary>A webhook told of it, and the catalogue that was fetched does not have it.</summary>
    NotListed,
    Nothing,
}
