using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
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
        services.AddDbContextFactory<SqliteDashboardContext>((provider, options) =>
            options.UseSqlite(provider.GetRequiredService<SqliteDatabase>().ConnectionString));
        services.AddSingleton<IDbContextFactory<DashboardContext>, SqliteContextFactory>();
        services.AddScoped<DashboardContext>(provider => provider.GetRequiredService<SqliteDashboardContext>());
        services.AddHostedService<DatabaseStart>();
        return builder;
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
