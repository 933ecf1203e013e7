using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Tests.TestKit;

namespace WebhookDashboard.Tests.Browser.Connection;

/// <summary>
/// Holds up the thread of a circuit at one repaint, as a busy machine does: it sends the repaint once the browser has sent a
/// click, and goes on once the browser has confirmed the repaint.
/// </summary>
/// <param name="text">A text that only this repaint adds to the page, in ASCII.</param>
internal sealed class HeldRepaint(string text) : IHubFilter
{
    private readonly byte[] _text = System.Text.Encoding.ASCII.GetBytes(text);
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _clicked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _confirmed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _batch = long.MaxValue;

    /// <summary>The repaint is about to be sent, and the browser does not know of it.</summary>
    public Task Reached => _reached.Task;

    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton(this);
        services.AddSingleton(typeof(HubLifetimeManager<>), typeof(Sender<>));
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(options => options.AddFilter(this));
    }

    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var result = await next(invocationContext);
        switch (invocationContext.HubMethodName, invocationContext.HubMethodArguments)
        {
            case ("BeginInvokeDotNetFromJS", [_, _, "DispatchEventAsync", _, string arguments]) when arguments.Contains("\"click\"", StringComparison.Ordinal):
                _clicked.TrySetResult();
                break;
            case ("OnRenderCompleted", [long batch, ..]) when batch >= Interlocked.Read(ref _batch):
                _confirmed.TrySetResult();
                break;
        }

        return result;
    }

    private Task SendAsync(object?[] arguments, Func<Task> send)
    {
        if (arguments is not [long batch, ArraySegment<byte> bytes] || bytes.AsSpan().IndexOf(_text) < 0 || !_reached.TrySetResult())
        {
            return send();
        }

        Wait(_clicked);
        Interlocked.Exchange(ref _batch, batch);
        var sent = send();
        Wait(_confirmed);
        return sent;
    }

    /// <summary>Blocks the thread, which is the point.</summary>
    private static void Wait(TaskCompletionSource source) => Task.WaitAny([source.Task], WaitLimits.Longest);

    private sealed class Sender<THub>(ILogger<DefaultHubLifetimeManager<THub>> logger, HeldRepaint held)
        : DefaultHubLifetimeManager<THub>(logger)
        where THub : Hub
    {
        public override Task SendConnectionAsync(
            string connectionId, string methodName, object?[] args, CancellationToken cancellationToken = default) =>
            held.SendAsync(args, () => base.SendConnectionAsync(connectionId, methodName, args, cancellationToken));
    }
}
