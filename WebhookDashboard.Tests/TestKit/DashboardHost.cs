using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Data.Sqlite;
using WebhookDashboard.Tests.TestKit.Evidence;

namespace WebhookDashboard.Tests.TestKit;

/// <summary>
/// The whole app within the test's process, on a real Kestrel port of the loopback address, with its own database file.
/// Without sign-in, unless a setting says otherwise.
/// </summary>
public sealed class DashboardHost : IAsyncDisposable
{
    private readonly Factory _factory;
    private readonly TemporaryFolder? _ownFolder;

    private DashboardHost(Factory factory, TemporaryFolder? ownFolder, Uri baseAddress)
    {
        _factory = factory;
        _ownFolder = ownFolder;
        BaseAddress = baseAddress;
        Client = NewClient();
    }

    /// <summary>Ends with a slash.</summary>
    public Uri BaseAddress { get; }

    /// <summary>All addresses that it listens on.</summary>
    public IEnumerable<Uri> Addresses =>
        Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address));

    /// <summary>Follows no redirect and keeps no cookies, so that a test sees each answer as it was sent.</summary>
    public HttpClient Client { get; }

    public IServiceProvider Services => _factory.Services;

    public CapturedLogs Logs => _factory.Logs;

    /// <summary>Starts the app with these settings in addition to the defaults of tests.</summary>
    public static Task<DashboardHost> StartAsync(params (string Key, string? Value)[] settings) =>
        StartAsync(new DashboardHostOptions { Settings = settings });

    public static async Task<DashboardHost> StartAsync(DashboardHostOptions options)
    {
        var ownFolder = options.Folder is null ? new TemporaryFolder() : null;
        var folder = options.Folder ?? ownFolder!;
        await MigratedDatabase.CopyToAsync(DatabaseIn(folder));
        var factory = new Factory(options, folder);
        try
        {
            // Not with a port: the factory would set it while the app may already be starting, and fail on a busy machine.
            factory.UseKestrel();
            factory.StartServer();
            var addresses = factory.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
            return new DashboardHost(factory, ownFolder, new Uri(addresses.Addresses.First()));
        }
        catch
        {
            factory.Dispose();
            ownFolder?.Dispose();
            throw;
        }
    }

    public HttpClient NewClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = BaseAddress };

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _factory.DisposeAsync();
        _ownFolder?.Dispose();
        NeverLogged.AssertNowhereIn(Logs.Lines);
    }

    private static string DatabaseIn(TemporaryFolder folder) => folder.File("dashboard.db");

    private sealed class Factory(DashboardHostOptions options, TemporaryFolder folder) : WebApplicationFactory<Program>
    {
        public CapturedLogs Logs { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(options.Environment);
            builder.UseSetting("ConnectionStrings:Dashboard", $"Data Source={DatabaseIn(folder)}");
            builder.UseSetting("Access:Mode", "Open");

            // A fault in a circuit is written to the browser's console, which fails the test.
            builder.UseSetting(WebHostDefaults.DetailedErrorsKey, "true");

            // The builders' events are all of one day, which retention would consider too old.
            builder.UseSetting("Storage:RetainDays", "0");

            if (!options.Settings.Any(setting => setting.Key.StartsWith("Kestrel:Endpoints", StringComparison.Ordinal)))
            {
                builder.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
            }

            foreach (var (key, value) in options.Settings)
            {
                builder.UseSetting(key, value);
            }

            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Logs));
            builder.ConfigureServices(services =>
            {
                services.ConfigureDbContext<SqliteDashboardContext>(context => context.ConfigureWarnings(
                    warnings => warnings.Throw(CoreEventId.RowLimitingOperationWithoutOrderByWarning)));
                options.Services?.Invoke(services);
            });
        }
    }
}
