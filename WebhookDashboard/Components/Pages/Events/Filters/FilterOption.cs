using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Components.Pages.Events.Filters;

/// <summary>One choice of a filter: a link to the view with it, with a verdict's mark where it is one.</summary>
public sealed record FilterOption(string Text, string Href, bool IsSet, Verdict? Mark = null);
