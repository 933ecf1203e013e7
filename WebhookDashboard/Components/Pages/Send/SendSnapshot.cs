using WebhookDashboard.Components.Pages.Send.Results;

namespace WebhookDashboard.Components.Pages.Send;

/// <summary>What the results show at one moment.</summary>
/// <param name="Figures">Of the last run; null before the first.</param>
/// <param name="Rows">Newest first, at most <see cref="SendLog.MaxRows"/>.</param>
public sealed record SendSnapshot(SendFigures? Figures, IReadOnlyList<SendRow> Rows);
