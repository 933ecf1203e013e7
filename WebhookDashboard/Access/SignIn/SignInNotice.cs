using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WebhookDashboard.Access.Proxies;
using WebhookDashboard.Listening;

namespace WebhookDashboard.Access.SignIn;

/// <summary>Tells at start how to sign in.</summary>
internal sealed partial class SignInNotice(
    OwnAddress own,
    IHostApplicationLifetime lifetime,
    IOptions<AccessOptions> access,
    IOptions<ReverseProxyOptions> proxy,
    SignInToken token,
    ILogger<SignInNotice> logger) : IHostedService
{
    private CancellationTokenRegistration _started;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The system may choose the port: it is known once the server listens.
        _started = lifetime.ApplicationStarted.Register(Give);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _started.Dispose();
        return Task.CompletedTask;
    }

    private void Give()
    {
        if (access.Value.Mode == AccessMode.Open)
        {
            Log.Open(logger);
        }
        else if (access.Value.Mode == AccessMode.Token && token.Made is { } made)
        {
            // Printed to the console only, never logged: the token is a secret, and logs are kept and forwarded.
            Console.Out.WriteLine(own.ForBrowser() is { } root
                ? $"Sign in at {root.AbsoluteUri.TrimEnd('/')}{SignInEndpoints.Page}?t={made}"
                : $"Sign in at {proxy.Value.PathBase}{SignInEndpoints.Page}?t={made} under the address of your proxy");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogEventIds.Access.AccessOpen,
            LogLevel.Warning,
            "Access:Mode is Open: anyone who reaches this address can read and change everything without signing in")]
        public static partial void Open(ILogger logger);
    }
}
