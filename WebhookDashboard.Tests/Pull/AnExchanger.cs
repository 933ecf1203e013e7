using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using WebhookDashboard.Listening;
using WebhookDashboard.Outbound;
using WebhookDashboard.Outbound.Guard;
using WebhookDashboard.Pull;
using WebhookDashboard.Tests.Outbound;

namespace WebhookDashboard.Tests.Pull;

/// <summary>The app's exchanger, including the guarded client, with one source at the test's server.</summary>
internal sealed class AnExchanger : IAsyncDisposable
{
    public const string Key = "sk_live_0123456789abc41f";

    private readonly ServiceProvider _services;

    public AnExchanger(string? baseUrl, bool allowPrivate = true, TimeProvider? time = null)
    {
        Source = ASource("api", baseUrl, Key);
        _services = AddTo(new ServiceCollection(), Log, allowPrivate, time).BuildServiceProvider();
    }

    public MemoryExchangeLog Log { get; } = new();

    public Source Source { get; init; }

    public IExchanger Exchanger => _services.GetRequiredService<IExchanger>();

    public static Source ASource(string name, string? baseUrl, string? key) => new()
    {
        Name = name,
        BaseAddress = baseUrl is null ? null : new Uri(baseUrl),
        Bearer = key,
        AddressSetting = "Api:Url",
        KeySetting = "Api:Key",
    };

    /// <summary>Adds the services of an exchanger.</summary>
    public static IServiceCollection AddTo(IServiceCollection services, IExchangeLog log, bool allowPrivate = true, TimeProvider? time = null)
    {
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddSingleton<IServer>(new StandingServer([]));
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = "Production" });
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.Configure<OutboundOptions>(options => options.AllowPrivateNetworks = allowPrivate);
        services.AddSingleton<OwnAddress>();
        services.AddSingleton<OwnCertificates>();
        services.AddSingleton<OutboundPolicy>();
        services.AddGuardedClient();
        services.AddSingleton(log);
        services.AddSingleton<IExchanger, Exchanger>();
        return services;
    }

    public Task<Exchange> GetAsync(CancellationToken cancellationToken, string path = "items", Source? source = null) =>
        RunAsync(AGet(path), cancellationToken, source);

    public Task<Exchange> RunAsync(PullRequest request, CancellationToken cancellationToken, Source? source = null) =>
        Exchanger.RunAsync(source ?? Source, request, read: null, cancellationToken);

    public static PullRequest AGet(string path) =>
        SourcePath.TryParse(path, out var parsed, out var fault) ? PullRequest.Get(parsed) : throw new ArgumentException(fault, nameof(path));

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
