using Microsoft.AspNetCore.Diagnostics;

namespace WebhookDashboard.Access.Browsers;

/// <summary>Why the error page is shown, as a parameter of its route.</summary>
/// <param name="Happened">True if another page failed, false if somebody opened the address.</param>
internal sealed record PageFailure(bool Happened)
{
    public static ValueTask<PageFailure> BindAsync(HttpContext context) =>
        ValueTask.FromResult(new PageFailure(context.Features.Get<IExceptionHandlerFeature>() is not null));
}
