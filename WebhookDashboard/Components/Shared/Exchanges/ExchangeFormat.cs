using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Pull;

namespace WebhookDashboard.Components.Shared.Exchanges;

/// <summary>Describes an API call in few words.</summary>
internal static class ExchangeFormat
{
    /// <summary>A duration: <c>0.6 ms</c>, <c>42 ms</c>, <c>3.1 s</c>.</summary>
    public static string Ms(double ms) => ms switch
    {
        < 9.95 => ms.ToString("0.0", CultureInfo.InvariantCulture) + " ms",
        < 999.5 => ms.ToString("0", CultureInfo.InvariantCulture) + " ms",
        _ => (ms / 1000).ToString("0.0", CultureInfo.InvariantCulture) + " s",
    };

    /// <summary>The status with its standard phrase, or that there was none.</summary>
    public static string Status(int? status) => status is { } code
        ? $"{code} {ReasonPhrases.GetReasonPhrase(code)}".TrimEnd()
        : "no response";

    public static string Word(Exchange exchange) => Word(exchange.Outcome, exchange.Status, exchange.Told);

    /// <summary>The result of a call in a word or two, for a row of a list.</summary>
    public static string Word(PullOutcome outcome, int? status, Told? told) => outcome switch
    {
        PullOutcome.Answered => told switch { Told.New => "new", Told.NothingNew => "nothing new", _ => "answered" },
        PullOutcome.NotModified => "nothing new",
        PullOutcome.Unauthorised => status is 403 ? "forbidden" : "wrong key",
        PullOutcome.Refused => status switch
        {
            404 or 410 => "not found",
            429 => "rate limited",
            < 400 => "redirected",
            >= 500 => "failed",
            _ => "rejected",
        },
        PullOutcome.NotUnderstood => "not understood",
        PullOutcome.TooLarge => "too large",
        PullOutcome.TimedOut => "timed out",
        PullOutcome.Guarded => "not allowed",
        PullOutcome.Cancelled => "cancelled",
        _ => "unreachable",
    };

    /// <summary>The whole exchange in one sentence, for those who can't see the picture.</summary>
    public static string Sentence(Exchange exchange)
    {
        List<string> parts = [$"{exchange.Method} {Exchange.PathOf(exchange.Url)}, {Format.Bytes(exchange.BytesOut)} sent"];
        if (exchange.ConnectedMs is { } connected)
        {
            parts.Add($"connected at {Ms(connected)}");
        }

        if (exchange.FirstByteMs is { } first)
        {
            parts.Add($"{Status(exchange.Status)} began at {Ms(first)}, {Format.Bytes(exchange.BytesIn)} received");
        }

        parts.Add($"{(exchange.FirstByteMs is null ? "gave up" : exchange.BrokeOff ? "interrupted" : "done")} at {Ms(exchange.TotalMs)}");
        return string.Join("; ", parts) + ".";
    }
}
