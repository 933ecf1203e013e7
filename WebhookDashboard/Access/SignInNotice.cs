using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace WebhookDashboard.Access;

/// <summary>Says at start how to get in.</summary>
internal sealed partial class SignInNotice(
    IServer server,
    IHostApplicationLifetime lifetime,
    IOptions<AccessOptions> access,
    IOptions<ReverseProxyOptions> proxy,
    SignInToken token,
    ILogger<SignInNotice> logger) : IHostedService
{
    private CancellationTokenRegistration _started;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The port may be one that the system chose: it is known once the server listens.
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
        else if (access.Value.Mode == AccessMode.Token && token.Made is { } made && Page() is { } page)
        {
            // On purpose to the console alone: a log may be sent on and kept, and the token is a secret.
            Console.Out.WriteLine($"Sign in at {page}?t={made}");
        }
    }

    private string? Page()
    {
        if (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is not { } address)
        {
            return null;
        }

        var bound = BindingAddress.Parse(address);
        var host = bound.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : bound.Host;
        return $"{bound.Scheme}://{host}:{bound.Port}{proxy.Value.PathBase}{SignInEndpoints.Page}";
    }

    private static partial class Log
    {
        [LoggerMessage(
            1402,
            LogLevel.Warning,
            "Access:Mode is Open: whoever reaches this address reads and changes everything without signing in")]
        public static partial void Open(ILogger logger);
    }
}
