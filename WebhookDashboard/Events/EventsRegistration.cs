using WebhookDashboard.Events.Appending;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Histograms;
using WebhookDashboard.Events.Importing;
using WebhookDashboard.Events.Pinning;
using WebhookDashboard.Events.Queries;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Events.Saved;
using WebhookDashboard.Events.Search;
using WebhookDashboard.Events.Sqlite;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Events.Storage;
using WebhookDashboard.Supervision;

namespace WebhookDashboard.Events;

internal static class EventsRegistration
{
    public static WebApplicationBuilder AddEvents(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<AppendOptions>().BindConfiguration(AppendOptions.Section)
            .Validate(
                options => options.MaxPending is >= 1 and <= 1_000_000,
                "Ingest:MaxPending is out of bounds; allowed: 1 to 1000000 requests.")
            .ValidateOnStart();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<LogHead>();
        services.AddSingleton<StorageHealth>();
        services.AddSingleton<IBatchWriter, SqliteBatchWriter>();
        services.AddSingleton<ReadScheduler>();
        services.AddSingleton<BatchScheduler>();
        services.AddSingleton<ILogReads, SqliteReads>();
        services.AddSingleton<SearchFile>();
        services.AddSingleton<ISearchIndex, SqliteSearchIndex>();
        services.AddSingleton<EventQueries>();
        services.AddSingleton<EventRemoval>();
        services.AddSingleton<DeletionQueue>();
        services.AddSingleton<EventPins>();
        services.AddSingleton<EventImport>();
        services.AddSingleton<Retention>();
        services.AddSingleton<BlockCounter>();
        services.AddSingleton<RefusalCounter>();
        services.AddReaderEngine();
        services.AddSingleton<ILogStatistics, StatisticsQueries>();
        services.AddSingleton<IEventHistograms, HistogramQueries>();
        services.AddSingleton<IEventLog, EventLog>();
        services.AddSingleton<ISavedSearches, SavedSearches>();
        services.AddSingleton(new FirstEndpoint("inbox", "Inbox"));
        services.AddSingleton(new FirstEndpoint("payment", "Payments")); // /payment-webhook and /inventory-webhook lead here.
        services.AddSingleton(new FirstEndpoint("inventory", "Inventory"));
        services.AddSingleton<EndpointDirectory>();
        services.AddSingleton<IEndpointDirectory>(provider => provider.GetRequiredService<EndpointDirectory>());
        services.AddSingleton<GroupCommit>();
        services.AddSingleton<StorageProbe>();

        services.AddHostedService<LogHeadInitializer>();
        services.AddHostedService(provider => provider.GetRequiredService<EndpointDirectory>());
        services.AddHostedService(provider => provider.GetRequiredService<GroupCommit>());
        services.AddHostedService(provider => provider.GetRequiredService<DeletionQueue>());
        services.AddHostedService<Housekeeping>();
        services.AddHostedService<SqliteCheckpoints>();
        services.AddLogReader<SearchIndexReader>();
        services.AddSingleton<ISearchIndexer>(provider => provider.GetRequiredService<SearchIndexReader>());
        services.AddSupervisedService<SearchIndexSweep>();
        return builder;
    }
}
