namespace WebhookDashboard.Access;

/// <summary>
/// Aborts requests whose right to run has ended. A page's circuit, a hub stream and a long download begin while the key or the
/// sign-in is valid, and could run for hours.
/// </summary>
internal sealed class EndedAccess(RequestDelegate next, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<AccessLifetime>() is not { } end)
        {
            await next(context);
            return;
        }

        // If it has already ended, this calls back at once.
        await using var registration = end.Token.UnsafeRegister(Abort, context);
        await using var timer = end.At is { } at ? clock.CreateTimer(Abort, context, Left(at), Timeout.InfiniteTimeSpan) : null;
        await next(context);
    }

    private static void Abort(object? context) => ((HttpContext)context!).Abort();

    private TimeSpan Left(DateTimeOffset at) => at - clock.GetUtcNow() is { Ticks: > 0 } left ? left : TimeSpan.Zero;
}
