using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WebhookDashboard.Data.Sqlite;

namespace WebhookDashboard.Data;

internal static class DataRegistration
{
    private const string DefaultConnectionString = "Data Source=data/webhook-dashboard.db";

    public static WebApplicationBuilder AddData(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();

        services.AddSingleton(provider => OpenDatabase(
            provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>()));
        services.AddSingleton<IWriteGate, SqliteWriteGate>();
        services.AddSingleton<IDatabaseFaults, SqliteFaults>();
        services.AddSingleton<IDatabaseSize, SqliteDatabaseSize>();
        services.AddSingleton<IDatabaseTuning, SqliteTuning>();
        services.AddDbContextFactory<SqliteDashboardContext>((provider, options) =>
            options.UseSqlite(provider.GetRequiredService<SqliteDatabase>().ConnectionString)
                .ReplaceService<IExceptionDetector, InterruptionDetector>()
                .AddInterceptors(provider.GetServices<IInterceptor>()));
        services.AddSingleton<IDbContextFactory<DashboardContext>, SqliteContextFactory>();
        services.AddScoped<DashboardContext>(provider => provider.GetRequiredService<SqliteDashboardContext>());
        services.AddHostedService<DatabaseStart>();

        // In the database, so that sign-ins survive a restart and are valid on every node; or in a folder, apart from what
        // the keys protect.
        services.AddDataProtection().SetApplicationName("WebhookDashboard").PersistKeysToDbContext<DashboardContext>();
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<StorageOptions>, IHostEnvironment, ILoggerFactory>(UseFolder);
        services.AddSingleton<SecretSeal>();

        // For each new key it warns that the key is not encrypted. The README explains this.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        return builder;
    }

    private static void UseFolder(
        KeyManagementOptions keys, IOptions<StorageOptions> storage, IHostEnvironment environment, ILoggerFactory loggers)
    {
        if (storage.Value.KeysFolder is not { } set)
        {
            return;
        }

        try
        {
            var folder = Directory.CreateDirectory(Path.Combine(environment.ContentRootPath, set));
            keys.XmlRepository = new FileSystemXmlRepository(folder, loggers);
        }
        catch (Exception fault) when (fault is ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new OptionsValidationException(
                "Dashboard",
                typeof(StorageOptions),
                [$"Storage:KeysFolder is '{set}': {fault.Message} Allowed: a folder that can be written, or leave it unset to keep the keys in the database."]);
        }
    }

    private static SqliteDatabase OpenDatabase(IConfiguration configuration, IHostEnvironment environment)
    {
        var text = configuration.GetConnectionString("Dashboard") ?? DefaultConnectionString;
        try
        {
            var database = new SqliteDatabase(text, environment.ContentRootPath);
            database.Create();
            return database;
        }
        catch (Exception fault) when (fault is ArgumentException or SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new OptionsValidationException(
                "Dashboard",
                typeof(StorageOptions),
                [$"ConnectionStrings:Dashboard is '{text}': {fault.Message} Allowed: Data Source=PATH of a file that can be written."]);
        }
    }
}
