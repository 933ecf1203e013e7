namespace WebhookDashboard.Access;

/// <summary>
/// Cuts off what goes on after the right to it ended. A page's circuit, a stream of the hub and a long download are
/// requests that began while the key or the sign-in was good, and would go on for hours.
/// </summary>
internal sealed class EndedAccess(RequestDelegate next, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<AccessEnd>() is not { } end)
        {
            await next(context);
            return;
        }

        // Where it ended since it was looked up, this calls back at once.
        await using var registration = end.Token.UnsafeRegister(Abort, context);
        await using var timer = end.At is { } at ? clock.CreateTimer(Abort, context, Left(at), Timeout.InfiniteTimeSpan) : null;
        await next(context);
    }

    private static void Abort(object? context) => ((HttpContext)context!).Abort();

    private TimeSpan Left(DateTimeOffset at) => at - clock.GetUtcNow() is { Ticks: > 0 } left ? left : TimeSpan.Zero;
}
