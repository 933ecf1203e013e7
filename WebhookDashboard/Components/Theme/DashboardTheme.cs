using MudBlazor;

namespace WebhookDashboard.Components.Theme;

/// <summary>
/// The theme for MudBlazor. The document renders each palette once, under its own selector, and a script picks one before
/// the first paint: neither the server nor the circuit has to know a browser's theme.
/// </summary>
internal static class DashboardTheme
{
    public static readonly MudTheme Light = Build(Palettes.Light, Palettes.Dark, ":root");

    public static readonly MudTheme Dark = Build(Palettes.Light, Palettes.Dark, ":root[data-theme=dark]");

    private const string UiFont =
        "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',Arial,sans-serif";

    private static MudTheme Build(PaletteLight light, PaletteDark dark, string scope) => new()
    {
        PaletteLight = light,
        PaletteDark = dark,
        PseudoCss = new PseudoCss { Scope = scope },
        Typography = Type(),
        LayoutProperties = new LayoutProperties
        {
            DefaultBorderRadius = "4px",
            DrawerWidthLeft = "200px",
            DrawerMiniWidthLeft = "72px",
            AppbarHeight = "48px",
        },
    };

    private static Typography Type()
    {
        var type = new Typography
        {
            Default = new DefaultTypography(),
            Body1 = new Body1Typography(),
            Body2 = new Body2Typography(),
            H6 = new H6Typography { FontSize = "1rem", LineHeight = "1.5", FontWeight = "600" },
            Subtitle1 = new Subtitle1Typography(), // Fields are in it.
            Subtitle2 = new Subtitle2Typography { FontWeight = "600" },
            Caption = new CaptionTypography { FontSize = ".75rem", LineHeight = "1.333" },
            Overline = new OverlineTypography { FontSize = ".6875rem", LineHeight = "1.455" },
            Button = new ButtonTypography { FontWeight = "500" },
        };

        BaseTypography[] text = [type.Default, type.Body1, type.Body2, type.Subtitle1, type.Subtitle2, type.Button];
        foreach (var one in text)
        {
            one.FontSize = ".8125rem";
            one.LineHeight = "1.538";
        }

        BaseTypography[] plain = [.. text, type.H6, type.Caption, type.Overline];
        foreach (var one in plain)
        {
            one.FontFamily = [UiFont];
            one.LetterSpacing = "normal";
            one.TextTransform = "none";
        }

        return type;
    }
}
