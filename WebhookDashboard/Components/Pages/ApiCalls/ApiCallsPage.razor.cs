using System.Globalization;
using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared.Exchanges;
using WebhookDashboard.Components.Shared.Forms;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Pull;

namespace WebhookDashboard.Components.Pages.ApiCalls;

/// <summary>Calls any path of a source, and shows the log of calls. The page's address names the open call and the source that the list shows.</summary>
public sealed partial class ApiCallsPage
{
    private CancellationTokenSource? _call;
    private Task _calling = Task.CompletedTask;
    private DateTimeOffset _since;
    private ThrottledReading? _reading;
    private List<ExchangeSummary>? _rows;
    private Exchange? _open;
    private (bool Done, long? Call, string? Source) _read;
    private string? _chosen;
    private string _path = "";

    /// <summary>The path that was called last, or that the field began with: it is not worth keeping.</summary>
    private string _called = "";
    private string _fault = "";
    private string? _said;
    private TextInput? _field;

    [SupplyParameterFromQuery(Name = "call")]
    private string? CallInQuery { get; set; }

    /// <summary>The name of the source whose calls are listed; null for all.</summary>
    [SupplyParameterFromQuery(Name = "source")]
    private string? Source { get; set; }

    /// <summary>The number of the open call; null for the last one.</summary>
    private long? Call => long.TryParse(CallInQuery, CultureInfo.InvariantCulture, out var number) ? number : null;

    private bool IsRead => _read == (true, Call, Source);

    private List<Source> Sources => [.. SourceLists.SelectMany(list => list.Sources)];

    /// <summary>The source to call; null when there is none.</summary>
    private Source? Chosen => Sources.Find(source => source.Name == _chosen) ?? (Sources is [var first, ..] ? first : null);

    private string FirstPath => Chosen is { Examples: [var (_, path), ..] } ? path : "";

    private List<ExchangeSummary>? Shown => Source is null ? _rows : _rows?.FindAll(row => row.Source == Source);

    /// <summary>The sources with calls in the log, and the one that the list is limited to.</summary>
    private IReadOnlyList<string> CalledSources =>
        [.. (_rows ?? []).Select(row => row.Source).Concat(Source is null ? [] : [Source]).Distinct().Order(StringComparer.Ordinal)];

    protected override async ValueTask LeaveAsync() => await _calling;

    protected override void OnInitialized()
    {
        _path = _called = FirstPath;
        _reading = OwnLive(() => new ThrottledReading(ReadAsync, Log.Kept.Subscribe, StateHasChanged, DispatchExceptionAsync, Clock));
    }

    protected override void OnParametersSet()
    {
        if (!IsRead && _open?.Number != Call)
        {
            _reading?.Ask();
        }
    }

    /// <summary>Whether later calls have replaced it in the log since it was opened.</summary>
    private bool IsReplaced(Exchange open) =>
        open.Number > 0 && _rows is { Count: IExchangeLog.Most } rows && open.Number < rows[^1].Number;

    private string LinkTo(long? call, string? source) => Navigation.GetUriWithQueryParameters(
        "api-calls", new Dictionary<string, object?> { ["call"] = call, ["source"] = source });

    private static string? ToldClass(ExchangeSummary row) => row switch
    {
        { Outcome: not (PullOutcome.Answered or PullOutcome.NotModified) } => "bad",
        { Told: Told.New } => null,
        _ => "second",
    };

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var (call, source) = (Call, Source);
        var after = _rows is [var last, ..] ? last.Number : 0;
        var fresh = await Log.RecentAsync(IExchangeLog.Most, after, cancellationToken);
        _rows = [.. fresh.Concat(_rows ?? []).Take(IExchangeLog.Most)];
        if ((call ?? (Shown is [var newest, ..] ? newest.Number : null)) is { } number && _open?.Number != number)
        {
            _open = await Log.FindAsync(number, cancellationToken);
        }

        _read = (true, call, source);
        StateHasChanged();
    }

    private Task CallAsync(string path)
    {
        if (_call is not null)
        {
            return Task.CompletedTask;
        }

        _path = path.Trim();
        return Chosen is { } source && SourcePath.TryParse(path, out var parsed, out _fault)
            ? _calling = RunAsync(source, parsed)
            : _field?.FocusAsync().AsTask() ?? Task.CompletedTask;
    }

    private async Task RunAsync(Source source, SourcePath path)
    {
        using var call = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        _call = call;
        _called = _path;
        _since = Clock.GetUtcNow();
        try
        {
            var exchange = await Exchanger.RunAsync(
                source, PullRequest.Get(path), (answered, body) => JsonBody.FaultOf(source, answered, body), call.Token);
            if (!IsGone)
            {
                _open = exchange;
                _said = exchange.Fault ?? $"{ExchangeFormat.Status(exchange.Status)} in {ExchangeFormat.Ms(exchange.TotalMs)}.";
                Navigation.NavigateTo(LinkTo(exchange.Number > 0 ? exchange.Number : null, Source == exchange.Source ? Source : null));
            }
        }
        finally
        {
            _call = null;
        }
    }

    private void Choose(string? source)
    {
        _chosen = source;
        _path = _called = FirstPath;
    }

    private void Filter(string? source) => Navigation.NavigateTo(LinkTo(null, source is { Length: > 0 } ? source : null));

    private void Cancel() => _call?.Cancel();
}
