using Microsoft.Extensions.Logging;

namespace WebhookDashboard.Tests.TestKit;

/// <summary>One line that the app logged.</summary>
public sealed record LogLine(LogLevel Level, string Category, int Id, string Text, Exception? Exception)
{
    public override string ToString() => $"{Level} {Category}[{Id}] {Text}{(Exception is null ? "" : $" {Exception}")}";
}
