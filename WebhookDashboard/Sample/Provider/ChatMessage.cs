namespace WebhookDashboard.Sample.Provider;

internal sealed record ChatMessage(string Room, string From, string Text);
