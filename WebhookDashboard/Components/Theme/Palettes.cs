using MudBlazor;

namespace WebhookDashboard.Components.Theme;

/// <summary>
/// The colours of MudBlazor's own parts. The ones with a meaning (push, pull, good, bad, stale) and their mid and pale tones
/// are also in <c>wwwroot/tokens.css</c>: change both.
/// </summary>
internal static class Palettes
{
    public static readonly PaletteLight Light = Fill(new PaletteLight(), new Tones(
        Canvas: "#F6F6F3", Surface: "#FFFFFF", Sunk: "#F1F0ED", Selected: "#ECEBE6", Hover: "#F6F5F2",
        Line: "#E3E2DE", Strong: "#C8C7C3", Edge: "#8A8D92", Ink: "#181B1E", Second: "#4D5055", Third: "#666A70",
        Pull: "#0064B5", Push: "#7A34B4", Good: "#0B773F", Bad: "#BE2327", Stale: "#925808"));

    public static readonly PaletteDark Dark = Fill(new PaletteDark(), new Tones(
        Canvas: "#0F1013", Surface: "#16171A", Sunk: "#121316", Selected: "#26282D", Hover: "#1B1D20",
        Line: "#292B2F", Strong: "#3D4045", Edge: "#72767D", Ink: "#E8E8E5", Second: "#AEB1B6", Third: "#8E9197",
        Pull: "#66B1F6", Push: "#C391EE", Good: "#5FCE8C", Bad: "#F67974", Stale: "#EDB755"));

    private static TPalette Fill<TPalette>(TPalette palette, Tones tones)
        where TPalette : Palette
    {
        palette.Primary = palette.PrimaryDarken = palette.PrimaryLighten = tones.Ink;
        palette.Secondary = palette.SecondaryDarken = palette.SecondaryLighten = tones.Push;
        palette.Tertiary = palette.TertiaryDarken = palette.TertiaryLighten = tones.Second;
        palette.Info = palette.InfoDarken = palette.InfoLighten = tones.Pull;
        palette.Success = palette.SuccessDarken = palette.SuccessLighten = tones.Good;
        palette.Error = palette.ErrorDarken = palette.ErrorLighten = tones.Bad;
        palette.Warning = palette.WarningDarken = palette.WarningLighten = tones.Stale;
        palette.Dark = palette.DarkDarken = palette.DarkLighten = tones.Ink;
        palette.PrimaryContrastText = palette.SecondaryContrastText = palette.TertiaryContrastText = tones.Surface;
        palette.InfoContrastText = palette.SuccessContrastText = palette.ErrorContrastText = tones.Surface;
        palette.WarningContrastText = palette.DarkContrastText = tones.Surface;
        palette.TextPrimary = palette.AppbarText = tones.Ink;
        palette.TextSecondary = palette.DrawerText = palette.DrawerIcon = palette.ActionDefault = tones.Second;
        palette.TextDisabled = palette.ActionDisabled = tones.Third;
        palette.ActionDisabledBackground = palette.Skeleton = tones.Selected;
        palette.Background = palette.DrawerBackground = tones.Canvas;
        palette.BackgroundGray = tones.Sunk;
        palette.Surface = palette.AppbarBackground = tones.Surface;
        palette.LinesDefault = palette.TableLines = palette.Divider = palette.DividerLight = tones.Line;
        palette.LinesInputs = tones.Edge;
        palette.TableHover = tones.Hover;
        palette.TableStriped = tones.Surface;
        palette.GrayLight = palette.GrayLighter = tones.Strong;
        palette.RippleOpacity = palette.RippleOpacitySecondary = 0;
        return palette;
    }

    private sealed record Tones(
        string Canvas, string Surface, string Sunk, string Selected, string Hover,
        string Line, string Strong, string Edge, string Ink, string Second, string Third,
        string Pull, string Push, string Good, string Bad, string Stale);
}
