namespace WebhookDashboard.Components.Pages.Events.Detail;

/// <summary>Where a header of a request comes from, in the order in which the groups are shown.</summary>
internal enum HeaderGroup
{
    /// <summary>The sender's own: what happened, an id, a version.</summary>
    Provider,

    /// <summary>The signature, and what is signed with the body.</summary>
    Signature,

    /// <summary>HTTP's own.</summary>
    Standard,

    /// <summary>Added on the way.</summary>
    Proxy,
    Trailer,
}
