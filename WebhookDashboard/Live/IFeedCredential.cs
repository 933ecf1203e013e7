namespace WebhookDashboard.Live;

/// <summary>
/// What signs the feed's own hub connection in. Live asks for it and Access gives it, so that Live need not know how
/// people and programs sign in.
/// </summary>
internal interface IFeedCredential
{
    /// <summary>A bearer token for one attempt to connect to <c>/hubs/*</c>. Good for minutes: ask again at each reconnect.</summary>
    string Create();
}
