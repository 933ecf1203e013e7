using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Evidence;

namespace WebhookDashboard.Tests.Events.Readers;

/// <summary>The engine over a log, with a test's readers.</summary>
public abstract class ReaderSuite(ITestDatabase database) : LogSuite(database)
{
    private protected CapturedLogs Logs { get; } = new();

    /// <summary>Runs one transaction of the reader over the events that it has not handled.</summary>
    private protected async Task<BatchResult> HandleAsync(IEventReader reader, int attempt = 1) => await Host.Get<ReaderTransaction>()
        .HandleAsync(reader, await Log.ReadForwardAsync(0, reader.Endpoints, 10_000, Cancel), attempt, Cancel);

    private protected ReaderService<TReader> ServiceOf<TReader>(TReader reader)
        where TReader : class, ILogReader => ActivatorUtilities.CreateInstance<ReaderService<TReader>>(
            Host.Get<IServiceProvider>(), reader, new LoggerFactory([Logs]).CreateLogger<ReaderService<TReader>>());

    /// <summary>The sequences of the marked events.</summary>
    private protected async Task<string> MarksAsync() =>
        string.Join(' ', (await RowsAsync<RefusalRow>()).Select(row => row.Status).Order());

    private protected async Task<string[]> ReasonsAsync() => [.. (await RowsAsync<SetAsideRow>()).Select(row => row.Reason)];

    private protected Task<long> CursorAsync(ILogReader reader) => Host.Get<IReaderCursors>().ReadAsync(reader.Name, Cancel);

    /// <summary>Moves the clock until the reader's cursor is at this sequence.</summary>
    private protected Task UntilCursorAsync(ILogReader reader, long sequence) => Until.EqualAsync(sequence, () =>
    {
        Host.Clock.Advance(TimeSpan.FromSeconds(1));
        return CursorAsync(reader);
    });

    private protected async Task<ReaderState> StateAsync(ILogReader reader) =>
        (await Host.Get<IReaderStates>().ReadAsync(Cancel)).Single(state => state.Name == reader.Name);

    private protected async Task<List<TRow>> RowsAsync<TRow>()
        where TRow : class
    {
        await using var context = await Host.Get<IDbContextFactory<DashboardContext>>().CreateDbContextAsync(Cancel);
        return await context.Set<TRow>().ToListAsync(Cancel);
    }
}
