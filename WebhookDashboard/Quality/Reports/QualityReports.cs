using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Domain;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Queries;
using WebhookDashboard.Quality.Measures;
using WebhookDashboard.Quality.Reading;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Quality.Reports;

/// <summary>Reads a few hundred rows for each endpoint, in one state of the database.</summary>
internal sealed class QualityReports(ILogReads reads, IEndpointDirectory directory, QualityReader reader, TimeProvider clock) : IQualityReports
{
    private static readonly TimeSpan RhythmWindow = TimeSpan.FromDays(7);

    public ChangeSignal Changed => reader.Changed;

    public async Task<IReadOnlyList<QualityReport>> ReadAllAsync(QualityRange range, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await reads.ReadAsync(
            async log =>
            {
                var reports = new List<QualityReport>();
                var behind = await ReadBehindAsync(log.Context, cancellationToken);
                foreach (var endpoint in directory.All)
                {
                    reports.Add(ReportMaking.Of(await ReadAsync(log.Context, endpoint.Slug, range, behind, withTypes: false, now, cancellationToken), range, now));
                }

                return reports;
            },
            cancellationToken);
    }

    public async Task<QualityReport> ReadAsync(EndpointSlug endpoint, QualityRange range, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rows = await reads.ReadAsync(
            async log => await ReadAsync(
                log.Context, endpoint, range, await ReadBehindAsync(log.Context, cancellationToken), withTypes: true, now, cancellationToken),
            cancellationToken);
        return ReportMaking.Of(rows, range, now);
    }

    private static async Task<long> ReadBehindAsync(DashboardContext context, CancellationToken cancellationToken)
    {
        var head = await context.LogState.Select(state => state.Head).SingleAsync(cancellationToken);
        var cursor = await context.ReaderCursors.Where(row => row.Reader == QualityReader.ReaderName).Select(row => row.Sequence).SingleOrDefaultAsync(cancellationToken);
        return Math.Max(0, head - cursor);
    }

    private static async Task<QualityRows> ReadAsync(
        DashboardContext context, EndpointSlug endpoint, QualityRange range, long behind, bool withTypes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (from, to) = (range.From.ToUnixTimeSeconds(), range.To.ToUnixTimeSeconds());
        var memory = await context.QualityMemories.AsNoTracking().SingleOrDefaultAsync(row => row.Endpoint == endpoint, cancellationToken);
        if (memory is null)
        {
            return new QualityRows(endpoint, [], [], Memory: null, behind, []);
        }

        var ofEndpoint = context.QualitySteps.AsNoTracking().Where(row => row.Endpoint == endpoint).OrderBy(row => row.Start);
        var week = StepLevel.TwoHours.StartOf(now - RhythmWindow);
        return new QualityRows(
            endpoint,
            await ofEndpoint.Where(row => row.Seconds == range.Level.Seconds && row.Start >= from && row.Start < to).ToListAsync(cancellationToken),
            await ofEndpoint.Where(row => row.Seconds == StepLevel.TwoHours.Seconds && row.Start >= week).ToListAsync(cancellationToken),
            memory,
            behind,
            withTypes ? await context.QualityTypes.AsNoTracking().Where(row => row.Endpoint == endpoint).ToListAsync(cancellationToken) : []);
    }
}
