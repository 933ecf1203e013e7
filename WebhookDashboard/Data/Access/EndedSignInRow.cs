namespace WebhookDashboard.Data.Access;

/// <summary>A sign-in that ended before its cookie expired. It keeps the cookie invalid after a restart.</summary>
internal sealed class EndedSignInRow
{
    /// <summary>The id in the cookie. It gives no access: a cookie is signed.</summary>
    public string Id { get; set; } = "";

    public DateTimeOffset EndedAt { get; set; }
}
