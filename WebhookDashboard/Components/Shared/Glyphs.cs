namespace WebhookDashboard.Components.Shared;

/// <summary>
/// The icons, drawn on 16 × 16 with a line of 1.5 and scaled to MudBlazor's 24 × 24: for <c>MudIcon</c>, <c>StartIcon</c>
/// and the like. Not called Icons, because MudBlazor has a type of that name.
/// </summary>
public static class Glyphs
{
    public const string Overview = Open + "<path d=\"M1.5 4.5h7M6.5 2.5l2 2-2 2M14.5 11.5h-7M9.5 9.5l-2 2 2 2M12 2v5M4 9v5\"/>" + Close;
    public const string Events = Open + "<path d=\"M2 3.5h12M2 8h8M2 12.5h12M12.5 8h1.5\"/>" + Close;
    public const string Endpoints = Open + "<path d=\"M10 4.1v4.4a3.5 3.5 0 1 1-7 0V8M1 10l2-2 2 2\"/><circle cx=\"10\" cy=\"2.8\" r=\"1.3\"/>" + Close;
    public const string Quality = Open + "<path d=\"M2 13.5h12M3.5 11V8M6.5 11V4M9.5 11V6.500M12.5 11V2.500\"/>" + Close;
    public const string Send = Open + "<path d=\"M14 2L2 7l4.5 2.5L9 14zM6.5 9.5L14 2\"/>" + Close;
    public const string Both = Open + "<circle cx=\"5.3\" cy=\"8\" r=\"4.2\" stroke=\"var(--push)\"/><circle cx=\"10.7\" cy=\"8\" r=\"4.2\" stroke=\"var(--pull)\"/>" + Close;
    public const string Compare = Open + "<path d=\"M2 2.5h12M2 13.5h12M4.5 13.5l7-11M4 8h.01M11.5 13.5v-4\"/>" + Close;
    public const string Push = Open + "<path d=\"M1.5 8h8.5M6.5 4.5L10 8l-3.5 3.5M14 2.5v11\"/>" + Close;
    public const string Pull = Open + "<path d=\"M2 5h11M10 2l3 3-3 3M14 11H3M6 8l-3 3 3 3\"/>" + Close;
    public const string Copy = Open + "<rect x=\"5.5\" y=\"5.5\" width=\"8\" height=\"8\" rx=\"1.5\"/><path d=\"M10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2\"/>" + Close;
    public const string Check = Open + "<path d=\"M3 8.5l3.5 3.5L13 4.5\"/>" + Close;
    public const string Cross = Open + "<path d=\"M4 4l8 8M12 4l-8 8\"/>" + Close;
    public const string Plus = Open + "<path d=\"M8 3v10M3 8h10\"/>" + Close;
    public const string Moon = Open + "<path d=\"M13 9.5A5.5 5.5 0 0 1 6.5 3 5.5 5.5 0 1 0 13 9.5z\"/>" + Close;
    public const string Sun = Open + "<circle cx=\"8\" cy=\"8\" r=\"2.8\"/><path d=\"M8 1.5v1.5M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1.1 1.1M11.5 11.5l1.1 1.1M12.6 3.4l-1.1 1.1M4.5 11.5l-1.1 1.1\"/>" + Close;
    public const string Search = Open + "<circle cx=\"7\" cy=\"7\" r=\"4.5\"/><path d=\"M10.5 10.5L14 14\"/>" + Close;
    public const string Saved = Open + "<path d=\"M4 2.5h8v11l-4-3-4 3z\"/>" + Close;
    public const string Filter = Open + "<path d=\"M2 4.5h6.2M11.8 4.5H14M2 11.5h2.2M7.8 11.5H14\"/><circle cx=\"10\" cy=\"4.5\" r=\"1.8\"/><circle cx=\"6\" cy=\"11.5\" r=\"1.8\"/>" + Close;
    public const string Settings = Filter;
    public const string Key = Open + "<circle cx=\"5\" cy=\"11\" r=\"2.8\"/><path d=\"M7 9l6.5-6.5M11 5l2 2\"/>" + Close;
    public const string Link = Open + "<path d=\"M6.5 9.5l3-3M7 4.5l1.5-1.5a3 3 0 0 1 4.3 4.3L11.5 9M9 11.5L7.5 13a3 3 0 0 1-4.3-4.3L4.5 7\"/>" + Close;
    public const string Download = Open + "<path d=\"M8 2.5v7.5M4.8 7L8 10.2 11.2 7M2.5 13.5h11\"/>" + Close;
    public const string Again = Open + "<path d=\"M13 8a5 5 0 1 1-1.5-3.6M13 2v3h-3\"/>" + Close;
    public const string Back = Open + "<path d=\"M10 4L6 8l4 4\"/>" + Close;
    public const string Forward = Open + "<path d=\"M6 4l4 4-4 4\"/>" + Close;
    public const string Up = Open + "<path d=\"M4 10l4-4 4 4\"/>" + Close;
    public const string Down = Open + "<path d=\"M4 6l4 4 4-4\"/>" + Close;
    public const string More = Open + "<path d=\"M3.5 8h.01M8 8h.01M12.5 8h.01\" stroke-width=\"2\"/>" + Close;
    public const string Help = Open + "<circle cx=\"8\" cy=\"8\" r=\"6\"/><path d=\"M6.2 6.4a1.8 1.8 0 1 1 2.5 1.7c-.5.2-.7.5-.7 1M8 11.2v.1\"/>" + Close;
    public const string Pause = Open + "<path d=\"M5.5 3v10M10.5 3v10\" stroke-width=\"2.4\"/>" + Close;
    public const string Play = Open + "<path d=\"M5 3l8 5-8 5z\" fill=\"currentColor\"/>" + Close;
    public const string Swap = Open + "<path d=\"M2 5.500h11M10.500 3l2.500 2.500-2.500 2.500M14 10.500H3M5.500 8l-2.500 2.500 2.500 2.500\"/>" + Close;
    public const string Stop = Open + "<rect x=\"4\" y=\"4\" width=\"8\" height=\"8\" rx=\"1\" fill=\"currentColor\" stroke=\"none\"/>" + Close;
    public const string Delete = Open + "<path d=\"M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.6 9h6.8l.6-9M6.8 7.2v3.6M9.2 7.2v3.6\"/>" + Close;
    public const string Bell = Open + "<path d=\"M3.5 11.5h9c-1-1-1.5-2-1.5-4.5a3 3 0 0 0-6 0c0 2.5-.5 3.5-1.5 4.5zM7 13.5h2\"/>" + Close;
    public const string Products = Open + "<path d=\"M2 2.5h5.5L14 9l-5 5-6.500-6.500zM5 5.500h.01\"/>" + Close;
    public const string Calls = Open + "<path d=\"M2 5.500h11M10 2.500l3 3-3 3M14 10.500H3M6 7.500l-3 3 3 3\"/>" + Close;
    public const string Shop = Open + "<path d=\"M2.500 6.500v7h11v-7M1.500 6l1.500-3.500h10L14.500 6c0 1-.8 1.500-1.600 1.500S11.300 7 11.300 6c0 1-.8 1.500-1.600 1.500S8 7 8 6c0 1-.8 1.500-1.700 1.500S4.700 7 4.700 6c0 1-.8 1.500-1.600 1.500S1.500 7 1.500 6zM6.500 13.500v-3h3v3\"/>" + Close;
    public const string Leave = Open + "<path d=\"M6.5 2.500h-4v11h4M6 8h8M11 5l3 3-3 3\"/>" + Close;
    public const string Warning = Open + "<path d=\"M8 2l6.5 11.5h-13zM8 6.5v3.2M8 11.6v.1\"/>" + Close;

    public const string Pin = Open + PinLines + Close;
    public const string Pinned = Open + "<g fill=\"currentColor\">" + PinLines + "</g>" + Close;
    public const string Upload = Open + "<path d=\"M8 10.500V3M4.8 6L8 2.800 11.200 6M2.500 13.500h11\"/>" + Close;
    public const string Target = Open + "<circle cx=\"8\" cy=\"8\" r=\"4.5\"/><path d=\"M8 1.5v3.5M8 11v3.5M1.5 8h3.5M11 8h3.500\"/>" + Close;
    public const string Columns = Open + "<rect x=\"2\" y=\"2.5\" width=\"12\" height=\"11\" rx=\"1\"/><path d=\"M6 2.5v11M10 2.5v11\"/>" + Close;
    public const string Wrap = Open + "<path d=\"M2 3.5h12M2 8h9.5a2.2 2.2 0 0 1 0 4.400h-3M10 10.900l-1.500 1.500 1.500 1.500M2 12.400h3\"/>" + Close;

    private const string PinLines = "<path d=\"M5.500 2h5M6.500 2v4.500L4 9.500h8L9.500 6.500V2M8 9.500V14\"/>";
    private const string Open = "<g transform=\"scale(1.5)\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\" stroke-linecap=\"round\" stroke-linejoin=\"round\">";
    private const string Close = "</g>";
}
