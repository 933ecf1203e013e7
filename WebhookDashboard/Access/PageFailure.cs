using Microsoft.AspNetCore.Diagnostics;

namespace WebhookDashboard.Access;

/// <summary>Why the failure page is asked for, as a parameter of its route.</summary>
/// <param name="Happened">Another page failed; otherwise somebody entered the address.</param>
internal sealed record PageFailure(bool Happened)
{
    public static ValueTask<PageFailure> BindAsync(HttpContext context) =>
        ValueTask.FromResult(new PageFailure(context.Features.Get<IExceptionHandlerFeature>() is not null));
}
