using System.Data.Common;
using WebhookDashboard.Audit;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Pages.Settings.Access;

/// <summary>The audit in pages, newest first. The first page follows new lines; the older ones stay as they are.</summary>
public sealed partial class AuditPart
{
    internal const int PageSize = 25;

    private static readonly AuditKind?[] Kinds = [null, .. Enum.GetValues<AuditKind>()];

    /// <summary>The starts of the pages before, for going back.</summary>
    private readonly Stack<long?> _before = new();

    private ThrottledReading? _reading;
    private IReadOnlyList<AuditLine>? _lines;
    private AuditKind? _kind;
    private long? _at;
    private bool _hasMore;

    protected override void OnInitialized() =>
        _reading = OwnLive(() => new ThrottledReading(ReadAsync, Audit.Written.Subscribe, StateHasChanged, DispatchExceptionAsync, Clock));

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        // One more than is shown, to know whether there are older ones.
        var lines = await Audit.ReadAsync(_kind, _at, PageSize + 1, cancellationToken);
        _hasMore = lines.Count > PageSize;
        _lines = [.. lines.Take(PageSize)];
        StateHasChanged();
    }

    private static string KindName(AuditKind? kind) => kind switch
    {
        AuditKind.Change => "Changes",
        AuditKind.SignIn => "Sign-ins",
        AuditKind.Refusal => "Rejected",
        _ => "Everything",
    };

    private Task ShowAsync(AuditKind? kind)
    {
        (_kind, _at) = (kind, null);
        _before.Clear();
        return TurnAsync();
    }

    private Task OlderAsync()
    {
        _before.Push(_at);
        _at = _lines?[^1].Id;
        return TurnAsync();
    }

    private Task NewerAsync()
    {
        _at = _before.Pop();
        return TurnAsync();
    }

    private async Task TurnAsync()
    {
        try
        {
            await ReadAsync(CancellationToken.None);
        }
        catch (DbException)
        {
            _reading?.Ask(); // It reports a refusal itself, and retries.
        }
    }
}
