using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Bodies;
using WebhookDashboard.Bodies.Forms;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Quality;
using WebhookDashboard.Domain;
using WebhookDashboard.Quality.Measures;
using WebhookDashboard.Quality.Shapes;

namespace WebhookDashboard.Quality.Reading;

/// <summary>The rows that a batch of events changes. Nothing is saved before the caller saves the context.</summary>
/// <param name="context">Tracks the rows.</param>
/// <param name="now">Steps that would be deleted at once are not filled.</param>
internal sealed class QualityLedger(DashboardContext context, DateTimeOffset now)
{
    private readonly EarlierAnswers _answers = new(context);
    private readonly FieldPaths _paths = new();
    private readonly Dictionary<EndpointSlug, (QualityMemoryRow Row, EndpointMemory Memory, HashSet<string> Types)> _endpoints = [];
    private readonly Dictionary<(EndpointSlug Endpoint, int Seconds, long Start), StepTally> _steps = [];
    private readonly Dictionary<(EndpointSlug Endpoint, string Type), (QualityTypeRow Row, TypeShape Shape)> _types = [];

    /// <summary>How many rows it changes.</summary>
    public int Rows => _endpoints.Count + _steps.Count + _types.Count;

    /// <summary>Adds the next event of the log.</summary>
    public async Task AddAsync(WholeEvent received, CancellationToken cancellationToken)
    {
        var summary = received.Summary;
        var earlier = await _answers.TakeAsync(summary, cancellationToken);
        var (_, memory, _) = await EndpointAsync(summary.Endpoint, cancellationToken);
        var decoded = DecodedBody.Read(received.Body, summary.ContentType, received.Headers.Find("Content-Encoding"), QualityLimits.BodyBytes);
        var text = JsonOf(decoded);
        var measured = memory.Measure(received, text.Span, earlier);
        foreach (var level in StepLevel.All)
        {
            if (summary.ReceivedAt >= now - level.Kept)
            {
                (await StepAsync(summary.Endpoint, level.Seconds, level.StartOf(summary.ReceivedAt), cancellationToken)).Add(measured);
            }
        }

        if (JsonFields.Read(text.Span, !decoded.IsCut, _paths) is { } payload
            && await TypeAsync(summary.Endpoint, summary.EventType ?? EventFilter.NoType, cancellationToken) is var (row, shape))
        {
            row.LastAt = summary.ReceivedAt;
            shape.Add(payload, summary.Id);
        }
    }

    /// <summary>Writes what was added to the rows.</summary>
    public void Save()
    {
        foreach (var (_, memory, _) in _endpoints.Values)
        {
            memory.Save();
        }

        foreach (var step in _steps.Values)
        {
            step.Save();
        }

        foreach (var (row, shape) in _types.Values)
        {
            row.Shape = shape.ToBytes();
        }
    }

    /// <summary>The text of a body; of a form, the JSON in its field <c>payload</c>, if it has one.</summary>
    private static ReadOnlyMemory<byte> JsonOf(DecodedBody body) =>
        body.Bytes.IsEmpty ? default
        : MediaTypes.IsForm(body.ContentType) && body.Format == BodyFormat.Form && FormPayload.Find(body.Bytes.Span, QualityLimits.BodyBytes) is { IsEmpty: false } payload ? payload
        : body.Text.Utf8;

    private async ValueTask<(QualityMemoryRow Row, EndpointMemory Memory, HashSet<string> Types)> EndpointAsync(
        EndpointSlug slug, CancellationToken cancellationToken)
    {
        if (!_endpoints.TryGetValue(slug, out var known))
        {
            var row = await context.QualityMemories.FindAsync([slug], cancellationToken);
            if (row is null)
            {
                context.Add(row = new QualityMemoryRow { Endpoint = slug });
            }

            var types = await context.QualityTypes.Where(type => type.Endpoint == slug).Select(type => type.EventType).ToListAsync(cancellationToken);
            _endpoints[slug] = known = (row, new EndpointMemory(row), types.ToHashSet(StringComparer.Ordinal));
        }

        return known;
    }

    private async ValueTask<StepTally> StepAsync(EndpointSlug slug, int seconds, long start, CancellationToken cancellationToken)
    {
        if (!_steps.TryGetValue((slug, seconds, start), out var tally))
        {
            var row = await context.QualitySteps.FindAsync([slug, seconds, start], cancellationToken);
            if (row is null)
            {
                context.Add(row = new QualityStepRow { Endpoint = slug, Seconds = seconds, Start = start });
            }

            _steps[(slug, seconds, start)] = tally = new StepTally(row);
        }

        return tally;
    }

    /// <returns>Null if the endpoint has too many types to follow this one.</returns>
    private async ValueTask<(QualityTypeRow Row, TypeShape Shape)?> TypeAsync(EndpointSlug slug, string type, CancellationToken cancellationToken)
    {
        if (_types.TryGetValue((slug, type), out var known))
        {
            return known;
        }

        var (memory, _, types) = await EndpointAsync(slug, cancellationToken);
        var isNew = !types.Contains(type);
        if (isNew && types.Count >= QualityLimits.Types)
        {
            memory.HasMoreTypes = true;
            return null;
        }

        var row = isNew ? null : await context.QualityTypes.FindAsync([slug, type], cancellationToken);
        if (row is null)
        {
            context.Add(row = new QualityTypeRow { Endpoint = slug, EventType = type });
            types.Add(type);
        }

        known = (row, TypeShape.Read(row.Shape));
        _types[(slug, type)] = known;
        return known;
    }
}
