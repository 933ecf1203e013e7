using System.Buffers;

namespace WebhookDashboard.Domain.Endpoints;

/// <summary>Validates an endpoint's settings, except secrets: those the signature scheme validates.</summary>
public static class EndpointRules
{
    public const int MaxNameLength = 100;
    public const int MaxMethods = 50;
    public const int MaxMethodLength = 50;
    public const int MaxContentTypeLength = 255;
    public const int MaxHeaders = 50;

    /// <summary>Of names and values together: proxies refuse larger answers (nginx allows 4 to 8 KiB by default).</summary>
    public const int MaxHeadersLength = 8192;

    public const int MinStatus = 200;
    public const int MaxStatus = 599;
    public const int MaxDelayMs = 30_000;
    public const int MaxFailNext = 1_000_000;
    public const int MaxAnswerLength = 1_048_576;
    public const double MaxRatePerSecond = 1_000_000;
    public const int MaxToleranceSeconds = 31_536_000;

    private static readonly SearchValues<char> TokenChars = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>
    /// Headers that the server sets, that would break the framing of the answer, or that would weaken its safety in a browser.
    /// </summary>
    private static readonly string[] ReservedHeaders =
    [
        "Connection", "Content-Length", "Content-Type", "Date", "Keep-Alive", "Server", "Trailer", "Transfer-Encoding", "Upgrade",
        "X-Content-Type-Options", "X-Event-Id",
    ];

    public static IEnumerable<EndpointFault> Check(WebhookEndpoint endpoint)
    {
        if (endpoint.Name.Length > MaxNameLength || endpoint.Name.Any(char.IsControl))
        {
            yield return new("name", $"Use at most {MaxNameLength} characters, on one line.");
        }

        if (endpoint.Methods.Count > MaxMethods || endpoint.Methods.Any(method => method.Length > MaxMethodLength))
        {
            yield return new("methods", $"Use at most {MaxMethods} methods of at most {MaxMethodLength} characters, or none to allow any.");
        }
        else if (endpoint.Methods.FirstOrDefault(method => !IsToken(method)) is { } wrong)
        {
            yield return new("methods", $"'{wrong}' is not an HTTP method: use names such as POST, or none to allow any.");
        }

        if (endpoint.MaxBodyBytes is < 1 or > WebhookEndpoint.LargestMaxBodyBytes)
        {
            yield return new("maxBodyBytes", $"Use 1 to {WebhookEndpoint.LargestMaxBodyBytes} bytes, or null (an empty field) for the setting Ingest:MaxBodyBytes.");
        }

        if (endpoint.RatePerSecond is { } rate && !(rate > 0 && rate <= MaxRatePerSecond))
        {
            yield return new("ratePerSecond", $"Use a number above 0, up to {MaxRatePerSecond:0} requests per second, or null (an empty field) for no limit.");
        }

        if (endpoint.Signature.ToleranceSeconds is < 0 or > MaxToleranceSeconds)
        {
            yield return new("signature.toleranceSeconds", $"Use 0 to {MaxToleranceSeconds} seconds, or null (an empty field) to accept any timestamp.");
        }

        foreach (var fault in Check(endpoint.Response).Concat(Check(endpoint.Retention)))
        {
            yield return fault;
        }
    }

    private static IEnumerable<EndpointFault> Check(ResponseSettings response)
    {
        if (response.Status is < MinStatus or > MaxStatus)
        {
            yield return new("response.status", $"Use an HTTP status from {MinStatus} to {MaxStatus}.");
        }

        if (response.FailStatus is < MinStatus or > MaxStatus)
        {
            yield return new("response.failStatus", $"Use an HTTP status from {MinStatus} to {MaxStatus}.");
        }

        if (response.ContentType.Length > MaxContentTypeLength || !IsMediaType(response.ContentType))
        {
            yield return new("response.contentType", $"Use a media type such as text/plain or application/json, at most {MaxContentTypeLength} characters.");
        }

        if (response.Body.Length > MaxAnswerLength)
        {
            yield return new("response.body", $"Use at most {MaxAnswerLength} characters.");
        }

        if (response.DelayMs is < 0 or > MaxDelayMs)
        {
            yield return new("response.delayMs", $"Use 0 to {MaxDelayMs} milliseconds.");
        }

        if (response.FailNext is < 0 or > MaxFailNext)
        {
            yield return new("response.failNext", $"Use 0 to {MaxFailNext} requests.");
        }

        if (response.FailShare is not (>= 0 and <= 1))
        {
            yield return new("response.failShare", "Use a share from 0 to 1.");
        }

        if (response.Headers.Count > MaxHeaders || response.Headers.Sum(header => header.Key.Length + header.Value.Length) > MaxHeadersLength)
        {
            yield return new("response.headers", $"Use at most {MaxHeaders} headers of at most {MaxHeadersLength} characters together.");
            yield break;
        }

        foreach (var (name, value) in response.Headers)
        {
            if ((NameFaultOf(name) ?? ValueFaultOf(name, value)) is { } fault)
            {
                yield return new("response.headers", fault);
            }
        }
    }

    /// <summary>Returns why a response can't have a header of this name, or null.</summary>
    public static string? NameFaultOf(string header) =>
        !IsToken(header) ? $"'{header}' is not a header name: use letters, digits and '-'."
        : ReservedHeaders.Contains(header, StringComparer.OrdinalIgnoreCase) ? $"The server sets {header} itself: leave it out; response.contentType sets the type."
        : null;

    /// <summary>Returns why a header of a response can't have this value, or null.</summary>
    public static string? ValueFaultOf(string header, string value) =>
        IsHeaderValue(value) ? null : $"The value of {header} must be visible ASCII characters on one line.";

    private static IEnumerable<EndpointFault> Check(RetentionLimits? retention)
    {
        if (retention is { Events: null, Days: null, Bytes: null })
        {
            yield return new("retention", "Set events, days or bytes, or use null to apply only the limits of the whole log.");
        }

        if (retention is { Events: < 1 or > RetentionLimits.MaxEvents })
        {
            yield return new("retention.events", $"Use 1 to {RetentionLimits.MaxEvents} events, or null (an empty field) for no limit.");
        }

        if (retention is { Days: { } days } && !(days > 0 && days <= RetentionLimits.MaxDays))
        {
            yield return new("retention.days", $"Use a number above 0, up to {RetentionLimits.MaxDays:0} days, or null (an empty field) for no limit.");
        }

        if (retention is { Bytes: < 1 or > RetentionLimits.MaxBytes })
        {
            yield return new("retention.bytes", $"Use 1 to {RetentionLimits.MaxBytes} bytes, or null (an empty field) for no limit.");
        }
    }

    /// <summary>Whether the text can be the name of a header or of a method.</summary>
    public static bool IsToken(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(TokenChars);

    private static bool IsHeaderValue(string text) => text.All(c => c is >= ' ' and < (char)127 or '\t');

    private static bool IsMediaType(string text)
    {
        var type = text.Split(';')[0].Trim().Split('/');
        return type.Length == 2 && IsToken(type[0]) && IsToken(type[1]) && IsHeaderValue(text);
    }
}
