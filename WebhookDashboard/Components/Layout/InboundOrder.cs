using Microsoft.AspNetCore.Components.Server.Circuits;

namespace WebhookDashboard.Components.Layout;

/// <summary>
/// Handles what a browser sends in the order in which it was sent, on the circuit's own thread. The framework queues events for
/// that thread, but takes the confirmation of a repaint at once. If the thread is held up just after it has sent the repaint, as
/// on a busy machine, the confirmation overtakes the events sent before it: the framework then no longer knows the handlers that
/// the repaint replaced, and those clicks are lost ("There is no event handler associated with this event").
/// </summary>
internal sealed class InboundOrder : CircuitHandler
{
    private SynchronizationContext? _circuit;

    /// <summary>Runs on the circuit's own thread.</summary>
    public override Task OnCircuitOpenedAsync(Microsoft.AspNetCore.Components.Server.Circuits.Circuit circuit, CancellationToken cancellationToken)
    {
        _circuit = SynchronizationContext.Current;
        return Task.CompletedTask;
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next) => context =>
            _circuit is { } circuit && circuit != SynchronizationContext.Current ? HandleAsync(circuit, () => next(context)) : next(context);

    private static Task HandleAsync(SynchronizationContext circuit, Func<Task> handle)
    {
        var handled = new TaskCompletionSource<Task>(TaskCreationOptions.RunContinuationsAsynchronously);
        circuit.Post(_ => handled.SetResult(StartAsync(handle)), null);
        return handled.Task.Unwrap();
    }

    /// <summary>A fault belongs to the task, not to the circuit's thread.</summary>
    private static async Task StartAsync(Func<Task> handle) => await handle();
}
