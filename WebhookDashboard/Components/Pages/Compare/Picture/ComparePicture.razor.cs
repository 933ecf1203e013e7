using Microsoft.AspNetCore.Components;
using WebhookDashboard.Compare.Figures;
using WebhookDashboard.Compare.Runs;

namespace WebhookDashboard.Components.Pages.Compare.Picture;

/// <summary>
/// The last 60 seconds, or the last ten: what the shop did, in the middle; when the polling copy knew, above; when the
/// other was told, below. The script slides it by itself and is told only what is new, so that neither costs the circuit much.
/// </summary>
public sealed partial class ComparePicture
{
    /// <summary>What can be shown, in seconds.</summary>
    private static readonly int[] Windows = [60, 10];

    /// <summary>From so many changes a minute on, a minute has no room for each: ten seconds are shown unless a minute is asked for.</summary>
    private const int Many = 120;

    private readonly PictureFeed _feed = new();
    private ElementReference _plot;
    private PictureScript _script = null!;
    private RunView? _drawn;
    private bool _wasHeld;
    private int _wasShown;
    private bool _isReady;

    [Parameter, EditorRequired]
    public RunView View { get; set; } = null!;

    /// <summary>Whether it stands still to be looked at.</summary>
    [Parameter]
    public bool IsHeld { get; set; }

    /// <summary>How many seconds are shown; null: as suits the run.</summary>
    [Parameter]
    public int? Shown { get; set; }

    [Parameter]
    public EventCallback<int> OnShow { get; set; }

    /// <summary>Raised to hold it, or to let it go on.</summary>
    [Parameter]
    public EventCallback<bool> OnHold { get; set; }

    /// <summary>Raised when somebody begins, or ends, to point at a moment in it; meanwhile it stands still by itself.</summary>
    [Parameter]
    public EventCallback<bool> OnLook { get; set; }

    private int Seconds => Shown ?? Windows[View.Settings.ChangesPerMinute > Many ? 1 : 0];

    private bool IsPullWrong => View.Pull.Figures.WrongSince is not null;

    private bool IsPushWrong => View.Push.Figures.WrongSince is not null;

    public ValueTask DisposeAsync() => _script.DisposeAsync();

    protected override void OnInitialized() => _script = new PictureScript(JS, looks => OnLook.InvokeAsync(looks));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _wasShown = Seconds;
            _isReady = await _script.AttachAsync(_plot, View.Settings, Seconds);
        }

        if (_isReady && _wasShown != Seconds)
        {
            _wasShown = Seconds;
            await _script.ShowAsync(Seconds);
        }

        if (_isReady && _wasHeld != IsHeld)
        {
            _wasHeld = IsHeld;
            await _script.HoldAsync(IsHeld);
        }

        if (_isReady && _drawn != View)
        {
            _drawn = View;
            await _script.UpdateAsync(_feed.Next(View));
        }
    }

    private RenderFragment State(SideAccount side) => builder =>
    {
        if (View.Phase == RunPhase.Starting)
        {
            return;
        }

        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", side.Figures.WrongSince is null ? "good" : null);
        builder.AddContent(2, View.StateOf(side));
        builder.CloseElement();
    };
}
