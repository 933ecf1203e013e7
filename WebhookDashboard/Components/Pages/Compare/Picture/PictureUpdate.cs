namespace WebhookDashboard.Components.Pages.Compare.Picture;

/// <summary>
/// What the picture's script is told: the time, and the ends of its lists that are new. Times are milliseconds since the
/// run's start; -1 stands for what is not there yet.
/// </summary>
/// <param name="Origin">The run's start, in milliseconds since 1970.</param>
/// <param name="Now">How old the run is.</param>
/// <param name="Ended">Whether it stays so old.</param>
/// <param name="Changes">Rows of time, quantity, quantity before, whether its webhook was lost.</param>
/// <param name="Polls">Rows of time, whether it told something new, the quantity that it told.</param>
/// <param name="Told">Of the copy that is told: rows of time, whether it told something new, the quantity, the version, whether it reconciles.</param>
/// <param name="PullKnew">For each change: when the polling copy was past it, whether it saw that very state.</param>
/// <param name="PushKnew">The same for the copy that is told, and whether reconciling brought it.</param>
/// <param name="PullWrong">Rows of from and to.</param>
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
