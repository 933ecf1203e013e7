using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using WebhookDashboard.Audit;

namespace WebhookDashboard.Components.Layout;

/// <summary>Says of all that follows from a click who clicked, for the audit.</summary>
internal sealed class ActorCircuitHandler(AuthenticationStateProvider authentication) : CircuitHandler
{
    private Actor? _actor;

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next) => async context =>
        {
            _actor ??= Actor.Of((await authentication.GetAuthenticationStateAsync()).User);
            Actor.Current = _actor;
            await next(context);
        };
}
