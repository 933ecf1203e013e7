namespace WebhookDashboard.Shop.Provider;

internal sealed record ChatMessage(string Room, string From, string Text);
