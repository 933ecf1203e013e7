namespace WebhookDashboard.Benchmarks.Load;

/// <summary>A program that a benchmark needs is missing; the message says how to get it.</summary>
internal sealed class MissingToolException(string message) : Exception(message);
