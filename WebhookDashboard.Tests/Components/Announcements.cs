using Bunit;
using Microsoft.AspNetCore.Components;

namespace WebhookDashboard.Tests.Components;

/// <summary>Reads what a screen reader announces.</summary>
internal static class Announcements
{
    /// <summary>The text of a live region, without the parts that are hidden from screen readers.</summary>
    public static string Announced<T>(this IRenderedComponent<T> page, string region = "[role=status]")
        where T : IComponent
    {
        var copy = (AngleSharp.Dom.IElement)page.Find(region).Clone();
        foreach (var hidden in copy.QuerySelectorAll("[aria-hidden=true]"))
        {
            hidden.Remove();
        }

        return string.Join(' ', copy.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
