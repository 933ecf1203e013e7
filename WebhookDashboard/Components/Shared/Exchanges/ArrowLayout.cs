using WebhookDashboard.Pull;

namespace WebhookDashboard.Components.Shared.Exchanges;

/// <summary>
/// Computes the positions of an exchange's steps in its picture, from the top in pixels. Each step gets the height of its
/// text; the rest is divided in proportion to the steps' times.
/// </summary>
internal sealed record ArrowLayout(double Connected, double FirstByte, double Done)
{
    public const double Height = 148;

    private const double ConnectRoom = 22;
    private const double WaitRoom = 72;
    private const double ReadRoom = 16;

    public static ArrowLayout Of(Exchange exchange)
    {
        var connectMs = exchange.ConnectedMs ?? 0;
        var firstMs = Math.Max(exchange.FirstByteMs ?? exchange.TotalMs, connectMs);
        var connectRoom = exchange.ConnectedMs is null ? 0 : ConnectRoom;
        var readRoom = exchange.FirstByteMs is null ? 0 : ReadRoom;
        var spare = Height - connectRoom - WaitRoom - readRoom;
        var total = Math.Max(exchange.TotalMs, .001);
        var connected = connectRoom + (spare * connectMs / total);
        var first = connected + WaitRoom + (spare * (firstMs - connectMs) / total);
        return new ArrowLayout(connected, first, Height);
    }
}
