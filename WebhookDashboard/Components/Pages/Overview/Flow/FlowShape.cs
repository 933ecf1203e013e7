using WebhookDashboard.Components.Shared;

namespace WebhookDashboard.Components.Pages.Overview.Flow;

/// <summary>
/// The geometry of the flow picture. Its lines are drawn on 100 units across, whatever the width, and on pixels down; strokes
/// do not scale.
/// </summary>
internal static class FlowShape
{
    public const int RowHeight = 24;
    public const int NameHeight = 40;
    public const int Width = 100;

    private const double ThinnestLine = 1.25;
    private const double ThickestLine = 8;

    public static double RowCentre(int index) => (index + .5) * RowHeight;

    /// <summary>Spreads items over a height, each in the middle of its share.</summary>
    public static double Centre(int index, int count, double height) => (index + .5) * height / Math.Max(count, 1);

    public static string Curve(double from, double to) =>
        $"M0 {Format.Number(from)}C{Width / 2} {Format.Number(from)} {Width / 2} {Format.Number(to)} {Width} {Format.Number(to)}";

    /// <summary>The same, drawn from the right to the left.</summary>
    public static string CurveBack(double from, double to) =>
        $"M{Width} {Format.Number(from)}C{Width / 2} {Format.Number(from)} {Width / 2} {Format.Number(to)} 0 {Format.Number(to)}";

    /// <summary>A stroke whose width says how much of everything passes here.</summary>
    public static string Stroke(double share) => Format.Number(ThinnestLine + ((ThickestLine - ThinnestLine) * Math.Sqrt(share)));

    /// <summary>By the square root, so that one burst leaves the rest visible.</summary>
    public static double Height(long value, long peak, double full) =>
        value <= 0 ? 0 : Math.Max(full * Math.Sqrt((double)value / Math.Max(peak, 1)), 1.5);
}
