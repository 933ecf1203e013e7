using System.Globalization;
using Microsoft.AspNetCore.Components;
using WebhookDashboard.Compare;

namespace WebhookDashboard.Components.Pages.Compare;

/// <summary>
/// The last 60 seconds: what the shop did, in the middle; when the polling copy knew, above; when the other was told,
/// below. The script slides it by itself and is told only what is new, so that neither costs the circuit much.
/// </summary>
public sealed partial class ComparePicture
{
    /// <summary>From here on there is no room to draw each change by itself.</summary>
    private const int Many = 120;

    private readonly PictureFeed _feed = new();
    private ElementReference _plot;
    private PictureScript _script = null!;
    private RunView? _drawn;
    private bool _wasHeld;
    private bool _isReady;

    [Parameter, EditorRequired]
    public RunView View { get; set; } = null!;

    /// <summary>Whether it stands still to be looked at.</summary>
    [Parameter]
    public bool IsHeld { get; set; }

    /// <summary>Raised to hold it, or to let it go on.</summary>
    [Parameter]
    public EventCallback<bool> OnHold { get; set; }

    /// <summary>Raised when somebody begins, or ends, to point at a moment in it; meanwhile it stands still by itself.</summary>
    [Parameter]
    public EventCallback<bool> OnLook { get; set; }

    private bool IsDense => View.Settings.ChangesPerMinute > Many;

    private bool IsPullWrong => View.Pull.Figures.WrongSince is not null;

    private bool IsPushWrong => View.Push.Figures.WrongSince is not null;

    public ValueTask DisposeAsync() => _script.DisposeAsync();

    protected override void OnInitialized() => _script = new PictureScript(JS, looks => OnLook.InvokeAsync(looks));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _isReady = await _script.AttachAsync(_plot, View.Settings.PollSeconds * 1000, IsDense);
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

    private static string Behind(TimeSpan time) =>
        time < TimeSpan.FromSeconds(0.1) ? "behind" : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s behind");

    private RenderFragment State(SideAccount side) => builder =>
    {
        if (View.Phase == RunPhase.Starting)
        {
            return;
        }

        var since = side.Figures.WrongSince;
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", since is null ? "good" : null);
        builder.AddContent(2, since is { } from ? Behind(View.Data.Elapsed - from) : "right");
        builder.CloseElement();
    };
}
