namespace WebhookDashboard.Data.Access;

/// <summary>A sign-in that ended before its cookie did, so that the cookie lets nobody in after a restart either.</summary>
internal sealed class EndedSignInRow
{
    /// <summary>As the cookie names it. It opens nothing: a cookie is signed.</summary>
    public string Id { get; set; } = "";

    public DateTimeOffset EndedAt { get; set; }
}
