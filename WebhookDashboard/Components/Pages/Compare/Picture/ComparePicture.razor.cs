using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using WebhookDashboard.Compare.Figures;
using WebhookDashboard.Components.Shared;

namespace WebhookDashboard.Components.Pages.Compare.Picture;

/// <summary>
/// Shows the last 60 or 10 seconds: the shop's changes in the middle, what the polling copy knew above, what the webhook
/// copy knew below. The script slides the picture by itself and receives only new data, so that it costs the circuit little.
/// </summary>
public sealed partial class ComparePicture
{
    /// <summary>The possible time spans, in seconds.</summary>
    private static readonly int[] Windows = [60, 10];

    /// <summary>
    /// From this many changes a minute on, a minute has no room for each: ten seconds are shown unless the user chooses a
    /// minute.
    /// </summary>
    private const int Many = 120;

    private readonly PictureFeed _feed = new();
    private ElementReference _plot;
    private RunView? _drawn;
    private bool _wasHeld;
    private int _wasShown;
    private bool _isReady;

    [Parameter, EditorRequired]
    public RunView View { get; set; } = null!;

    /// <summary>Whether the button has paused it.</summary>
    [Parameter]
    public bool IsHeld { get; set; }

    /// <summary>Whether it is paused, by the button or while someone points at a change.</summary>
    [Parameter]
    public bool IsPaused { get; set; }

    /// <summary>How many seconds are shown; null: as suits the run.</summary>
    [Parameter]
    public int? Shown { get; set; }

    [Parameter]
    public EventCallback<int> OnShow { get; set; }

    /// <summary>Raised to pause it or to continue.</summary>
    [Parameter]
    public EventCallback<bool> OnHold { get; set; }

    /// <summary>Raised when the user starts or stops pointing at a moment. The picture stands still in between.</summary>
    [Parameter]
    public EventCallback<bool> OnLook { get; set; }

    private int Seconds => Shown ?? Windows[View.Settings.ChangesPerMinute > Many ? 1 : 0];

    [JSInvokable]
    public Task LookAsync(bool looks) => OnLook.InvokeAsync(looks);

    /// <summary>The event that brought the change at this index; null if its webhook did not arrive.</summary>
    [JSInvokable]
    public PictureEvent? EventOf(int change) =>
        View.Data.Push.FirstOrDefault(one => one.Kind == ObservationKind.Webhook && one.Version == change + 1) is { Sequence: { } number, EventId: { } id }
            ? new PictureEvent(Format.Count(number), $"events/{id}")
            : null;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _wasShown = Seconds;
            _isReady = await Script.MakeAsync(
                "./Components/Pages/Compare/Picture/ComparePicture.razor.js", "attach",
                _plot, Script.Lend(this), View.Settings.PollSeconds * 1000, View.Settings.ChangesPerMinute, Seconds * 1000);
        }

        if (_isReady && _wasShown != Seconds)
        {
            _wasShown = Seconds;
            await Script.CallAsync("show", Seconds * 1000);
        }

        if (_isReady && _wasHeld != IsHeld)
        {
            _wasHeld = IsHeld;
            await Script.CallAsync("hold", IsHeld);
        }

        if (_isReady && _drawn != View)
        {
            _drawn = View;
            await Script.CallAsync("update", _feed.Next(View));
        }
    }
}
