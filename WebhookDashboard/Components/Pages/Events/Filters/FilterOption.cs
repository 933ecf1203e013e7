using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;

namespace WebhookDashboard.Components.Pages.Events.Filters;

/// <summary>One choice of a filter. A class, since choosing the same one again is another choice.</summary>
/// <param name="text">What the choice is called.</param>
/// <param name="view">The view with this choice, or without it if it is set; null: the choice asks for more.</param>
public sealed class FilterOption(string text, EventsView? view)
{
    public string Text { get; } = VisibleText.Of(text);

    public EventsView? View => view;

    /// <summary>Another name for it.</summary>
    public string? Name { get; init; }

    public bool IsSet { get; init; }

    /// <summary>How many events it would show; null: not known.</summary>
    public EventCount? Count { get; set; }

    /// <summary>Shown with its mark.</summary>
    public Verdict? Mark { get; init; }

    public bool IsFoundBy(string? sought) =>
        string.IsNullOrWhiteSpace(sought)
        || Text.Contains(sought.Trim(), StringComparison.OrdinalIgnoreCase)
        || Name?.Contains(sought.Trim(), StringComparison.OrdinalIgnoreCase) == true;
}
