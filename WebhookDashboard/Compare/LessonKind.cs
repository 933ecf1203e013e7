namespace WebhookDashboard.Compare;

/// <summary>How a copy came to know something.</summary>
public enum LessonKind
{
    /// <summary>It asked, since that is how it learns.</summary>
    Poll,

    /// <summary>It was told.</summary>
    Webhook,

    /// <summary>It asked, to find out what it was not told.</summary>
    Reconcile,
}
