using System.Globalization;
using Microsoft.AspNetCore.Components;
using WebhookDashboard.Compare;
using WebhookDashboard.Compare.Figures;
using WebhookDashboard.Components.Shared;

namespace WebhookDashboard.Components.Pages.Compare.Figures;

/// <summary>
/// Shows how late each copy learned each change, on one logarithmic scale, since the two are decades apart.
/// </summary>
public sealed partial class LatenessStrip
{
    private const double Left = 152;
    private const double Right = 440;

    private static readonly string[] Ticks = ["1 ms", "10 ms", "0.1 s", "1 s", "10 s", "100 s"];

    [Parameter, EditorRequired]
    public RunView View { get; set; } = null!;

    private string Summary =>
        $"How late each change was learned, on a logarithmic scale. Pull: {Median(View.Pull)} over {Format.Count(View.Pull.Latenesses.Count, "change")}. "
        + $"Push: {Median(View.Push)} over {Format.Count(View.Push.Latenesses.Count, "change")}.";

    private static string Median(SideAccount side) =>
        side.Figures.MedianLate is { } late ? $"median {Times.Text(late)}" : "nothing yet";

    private static double X(double place) => Left + (place * (Right - Left));

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static RenderFragment Dots(SideAccount side, int y) => builder =>
    {
        var bins = LatenessBins.Of(side.Latenesses.Select(late => late.Late));
        var most = bins.Count == 0 ? 1 : bins.Max(bin => bin.Count);
        foreach (var (place, count) in bins)
        {
            builder.OpenElement(0, "circle");
            builder.SetKey(place);
            builder.AddAttribute(1, "cx", Number(X(place)));
            builder.AddAttribute(2, "cy", y);
            builder.AddAttribute(3, "r", 3);
            builder.AddAttribute(4, "opacity", (0.25 + (0.75 * count / most)).ToString("0.#", CultureInfo.InvariantCulture));
            builder.CloseElement();
        }

        if (side.Figures.MedianLate is { } median)
        {
            builder.OpenElement(5, "path");
            builder.AddAttribute(6, "d", $"M{Number(X(LatenessBins.Place(median)))} {y - 8}v16");
            builder.CloseElement();
        }
    };
}
