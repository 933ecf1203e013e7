using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain;
using WebhookDashboard.Pull;
using WebhookDashboard.Sample;

namespace WebhookDashboard.Components.Pages.ApiCalls;

/// <summary>Any call of the shop, and the log of calls, whoever made them but for the polls of comparisons, which are counted there. The address names the one that is open.</summary>
public sealed partial class ApiCallsPage : IAsyncDisposable
{
    private static readonly (string Name, string Path)[] Presets =
    [
        ("User profile", "users/123"), ("Balance", "accounts/123/balance"), ("Products", "products"), ("Orders", "orders"),
    ];

    private readonly CancellationTokenSource _gone = new();
    private CancellationTokenSource? _call;
    private Task _calling = Task.CompletedTask;
    private DateTimeOffset _since;
    private PacedReading? _reading;
    private List<ExchangeSummary>? _rows;
    private Exchange? _open;
    private (bool Done, long? Call) _read;
    private string _path = Presets[0].Path;
    private string _fault = "";

    /// <summary>The number of the call that is open; null: the last one.</summary>
    [SupplyParameterFromQuery(Name = "call")]
    private long? Call { get; set; }

    [Inject]
    private IShopClient Shop { get; set; } = null!;

    [Inject]
    private IExchangeLog Log { get; set; } = null!;

    [Inject]
    private ShopAddress Address { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    /// <summary>Whether what the address names was looked for.</summary>
    private bool IsRead => _read == (true, Call);

    private string Base => Address.Base?.AbsoluteUri ?? "/";

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        await _calling;
        if (_reading is not null)
        {
            await _reading.DisposeAsync();
        }

        _gone.Dispose();
    }

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
        {
            _reading = new PacedReading(ReadAsync, Log.Subscribe, RepaintAsync, DispatchExceptionAsync, Clock);
        }
    }

    protected override void OnParametersSet()
    {
        if (!IsRead && _open?.Number != Call)
        {
            _reading?.Ask();
        }
    }

    private static bool IsFault(ExchangeSummary row) => row.Outcome is not (PullOutcome.Answered or PullOutcome.NotModified);

    private Task RepaintAsync()
    {
        StateHasChanged();
        return Task.CompletedTask;
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var call = Call;
        _rows = [.. await Log.RecentAsync(IExchangeLog.Most, cancellationToken)];
        if ((call ?? (_rows is [var newest, ..] ? newest.Number : null)) is { } number && _open?.Number != number)
        {
            _open = await Log.FindAsync(number, cancellationToken);
        }

        _read = (true, call);
        StateHasChanged();
    }

    private Task CallAsync(string path)
    {
        if (_call is not null)
        {
            return Task.CompletedTask;
        }

        _path = path.Trim();
        return ShopPath.TryParse(path, out var parsed, out _fault) ? _calling = RunAsync(parsed) : Task.CompletedTask;
    }

    private async Task RunAsync(ShopPath path)
    {
        using var call = CancellationTokenSource.CreateLinkedTokenSource(_gone.Token);
        _call = call;
        _since = Clock.GetUtcNow();
        try
        {
            var exchange = await Shop.GetAsync(path, call.Token);
            if (!_gone.IsCancellationRequested)
            {
                _open = exchange;
                Navigation.NavigateTo(exchange.Number > 0 ? $"api-calls?call={exchange.Number}" : "api-calls");
            }
        }
        finally
        {
            _call = null;
        }
    }

    private void Cancel() => _call?.Cancel();
}
