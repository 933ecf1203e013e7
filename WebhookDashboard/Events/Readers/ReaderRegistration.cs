using Microsoft.Extensions.DependencyInjection.Extensions;
using WebhookDashboard.Supervision;

namespace WebhookDashboard.Events.Readers;

internal static class ReaderRegistration
{
    /// <summary>Adds a reader of the log and the service that runs it.</summary>
    public static IServiceCollection AddLogReader<TReader>(this IServiceCollection services)
        where TReader : class, ILogReader
    {
        services.TryAddSingleton<TReader>();
        return services.AddSupervisedService<ReaderService<TReader>>();
    }

    /// <summary>What all readers share.</summary>
    internal static IServiceCollection AddReaderEngine(this IServiceCollection services)
    {
        services.AddSupervision();
        services.AddSingleton<IReaderCursors, ReaderCursors>();
        services.AddSingleton<ReaderTransaction>();
        services.AddSingleton<ReaderStates>();
        services.AddSingleton<IReaderStates>(provider => provider.GetRequiredService<ReaderStates>());
        return services;
    }
}
