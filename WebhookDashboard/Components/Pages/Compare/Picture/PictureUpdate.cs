namespace WebhookDashboard.Components.Pages.Compare.Picture;

/// <summary>
/// The data for the picture's script: the time, and the new ends of its lists. Times are milliseconds since the start of the
/// run; -1 means not yet.
/// </summary>
/// <param name="Origin">The start of the run, in milliseconds since 1970.</param>
/// <param name="Now">The age of the run.</param>
/// <param name="Ended">Whether the run has ended.</param>
/// <param name="Changes">Rows of time, quantity, quantity before, whether its webhook was lost.</param>
/// <param name="Polls">Rows of time, whether the answer was new, its quantity.</param>
/// <param name="Told">For the webhook copy: rows of time, whether it was new, the quantity, the version, whether it was
/// learned by reconciling.</param>
/// <param name="PullKnew">For each change: when the polling copy had it or a later one, and whether it saw exactly this
/// state.</param>
/// <param name="PushKnew">The same for the webhook copy, and whether it learned it by reconciling.</param>
/// <param name="PullWrong">Rows of start and end.</param>
/// <param name="PushWrong">The same.</param>
internal sealed record PictureUpdate(
    double Origin,
    double Now,
    bool Ended,
    ListTail? Changes,
    ListTail? Polls,
    ListTail? Told,
    ListTail? PullKnew,
    ListTail? PushKnew,
    ListTail? PullWrong,
    ListTail? PushWrong);
