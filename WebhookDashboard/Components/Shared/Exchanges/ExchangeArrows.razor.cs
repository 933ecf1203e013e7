using Microsoft.AspNetCore.Components;
using WebhookDashboard.Pull;

namespace WebhookDashboard.Components.Shared.Exchanges;

/// <summary>The picture of one exchange, from its measured times.</summary>
public sealed partial class ExchangeArrows
{
    /// <summary>
    /// How far an arrow falls: it only indicates delay, since the time of one direction can't be measured.
    /// </summary>
    private const double Slope = 10;

    /// <summary>If a connection was opened, the request starts slightly below it.</summary>
    private const double Skip = 3;

    private ArrowLayout _at = new(0, 0, 0);

    [Parameter, EditorRequired]
    public Exchange Exchange { get; set; } = null!;

    /// <summary>What the answer contained, in a word or two.</summary>
    [Parameter]
    public string? Told { get; set; }

    private bool IsSent => Exchange.BytesOut > 0;

    private bool HasAnswer => Exchange.FirstByteMs is not null;

    private double Arrived => _at.Connected + Skip + Slope;

    private double Left => _at.FirstByte - Slope;

    private double? Waited => Exchange.FirstByteMs - (Exchange.ConnectedMs ?? 0);

    private IEnumerable<(string Name, double From, double To, string Text)> Steps
    {
        get
        {
            var total = Math.Max(Exchange.TotalMs, .001);
            var connected = (Exchange.ConnectedMs ?? 0) / total;
            if (Exchange.ConnectedMs is { } connectedMs)
            {
                yield return ("Connect", 0, connected, ExchangeFormat.Ms(connectedMs));
            }
            else if (IsSent)
            {
                yield return ("Connect", 0, 0, "reused");
            }

            if (Exchange.FirstByteMs is { } first)
            {
                yield return ("First byte", connected, first / total, ExchangeFormat.Ms(first));
                yield return (Exchange.BrokeOff ? "Interrupted" : "Done", first / total, 1, ExchangeFormat.Ms(Exchange.TotalMs));
            }
            else
            {
                yield return ("Gave up", connected, 1, ExchangeFormat.Ms(Exchange.TotalMs));
            }
        }
    }

    protected override void OnParametersSet() => _at = ArrowLayout.Of(Exchange);
}
