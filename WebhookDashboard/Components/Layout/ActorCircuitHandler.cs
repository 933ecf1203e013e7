using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using WebhookDashboard.Audit;

namespace WebhookDashboard.Components.Layout;

/// <summary>Sets the audit's actor for everything that a click causes.</summary>
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
