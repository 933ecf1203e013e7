using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace WebhookDashboard.Components.Shared.Times;

/// <summary>
/// Shows how long ago something happened. The server renders the first text; then the browser keeps it current, so a list of
/// times costs the circuit nothing, and a screen reader is not told of each second. The exact local time is its title.
/// </summary>
public sealed partial class RelativeTime
{
    private string? _datetime;
    private string? _text;
    private DateTimeOffset? _shown;

    [Parameter, EditorRequired]
    public DateTimeOffset At { get; set; }

    [Parameter]
    public string? Class { get; set; }

    /// <summary>How the time is phrased.</summary>
    [Parameter]
    public TimeReads Reads { get; set; }

    protected override void OnParametersSet()
    {
        if (_shown == At)
        {
            // The browser's text is newer by now.
            return;
        }

        _shown = At;
        _datetime = At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        _text = Format.Ago(Clock.GetUtcNow() - At, Reads);
    }
}
