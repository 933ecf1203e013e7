using Microsoft.Extensions.Logging;

namespace WebhookDashboard.Tests.TestKit.Evidence;

/// <summary>A line of the app's log.</summary>
public sealed record LogLine(LogLevel Level, string Category, int Id, string Text, Exception? Exception)
{
    public override string ToString() => $"{Level} {Category}[{Id}] {Text}{(Exception is null ? "" : $" {Exception}")}";
}
