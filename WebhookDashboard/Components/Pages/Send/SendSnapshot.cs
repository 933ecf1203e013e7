using WebhookDashboard.Components.Pages.Send.Results;

namespace WebhookDashboard.Components.Pages.Send;

/// <summary>The state of the results at one moment.</summary>
/// <param name="Figures">Of the last run; null before the first.</param>
/// <param name="Rows">Newest first, at most <see cref="SendLog.MaxRows"/>.</param>
public sealed record SendSnapshot(SendFigures? Figures, IReadOnlyList<SendRow> Rows);
