namespace WebhookDashboard.Access;

/// <summary>
/// Cuts off what a revoked key has open: a stream of the hub and a long download are requests that began while the key
/// was good, and would go on for hours.
/// </summary>
internal sealed class RevokedKeys(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<KnownKey>() is not { } key)
        {
            await next(context);
            return;
        }

        // Revoked since it was looked up: then this calls back at once.
        await using var registration = key.Revoked.UnsafeRegister(static state => ((HttpContext)state!).Abort(), context);
        await next(context);
    }
}
