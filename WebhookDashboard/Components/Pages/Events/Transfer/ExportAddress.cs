using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;

namespace WebhookDashboard.Components.Pages.Events.Transfer;

/// <summary>The address of an export, relative to the app's base.</summary>
internal static class ExportAddress
{
    /// <param name="filter">Selects the events.</param>
    /// <param name="format"><c>ndjson</c> or <c>har</c>.</param>
    public static string Of(EventFilter filter, string format)
    {
        (string Name, string Value)[] parameters =
        [
            ("format", format),
            .. FilterTerms.Of(filter),
            .. filter.Search is { } search ? [("search", search.ToString())] : Array.Empty<(string, string)>(),
            .. filter.Where.Select(condition => ("where", condition.ToString())),
            .. filter.ExceptType is { } except ? [("exceptType", except)] : Array.Empty<(string, string)>(),
        ];
        return $"api/v1/events/export?{string.Join('&', parameters.Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value)}"))}";
    }
}
