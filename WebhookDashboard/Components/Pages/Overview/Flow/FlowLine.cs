namespace WebhookDashboard.Components.Pages.Overview.Flow;

/// <summary>A line of the push band from a sender to an endpoint, by their places from the top.</summary>
/// <param name="From">The index of the sender.</param>
/// <param name="To">The index of the endpoint's row.</param>
/// <param name="Share">Its part of the events in the sample, from 0 to 1.</param>
public sealed record FlowLine(int From, int To, double Share);
