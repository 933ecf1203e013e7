using WebhookDashboard.Bodies;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Outbound;
using WebhookDashboard.Outbound.Guard;

namespace WebhookDashboard.Pull;

/// <summary>What went wrong with an API call, in one sentence that also says what to do.</summary>
internal static class PullFault
{
    private const int MaxQuoted = 200;

    public const string OutOfBase = "The path leads outside the source's address: remove '..'.";

    public static string NoAddress(Source source) =>
        $"The address of the source {source.Name} is not known: set {source.AddressSetting}.";

    public static string HeaderNotSent(string name) =>
        $"Not sent: the source's header {Cut(name)} has a name or a value that HTTP does not allow in a request.";

    /// <param name="cause">What happened.</param>
    /// <param name="source">What was called.</param>
    /// <param name="target">The whole address.</param>
    /// <param name="speaksTls">Whether the port speaks TLS; null when that was not tried.</param>
    public static (PullOutcome Outcome, string Fault) OfConnection(ConnectionFault cause, Source source, Uri target, bool? speaksTls) => cause switch
    {
        ConnectionFault.Guarded { Refusal: var refused } => (PullOutcome.Guarded,
            $"Not sent: {refused.Host} is at {refused.Address}, a private or reserved address; set Outbound:AllowPrivateNetworks to true to allow it."),
        _ => (PullOutcome.Unreachable, OfNoAnswer(cause, source.AddressSetting, target, target.Scheme == Uri.UriSchemeHttps, speaksTls)),
    };

    private static string OfNoAnswer(ConnectionFault cause, string setting, Uri target, bool isHttps, bool? speaksTls) => cause switch
    {
        ConnectionFault.NothingListens =>
            $"Nothing is listening at {target.Authority}: start the server there, or correct {setting}.",
        ConnectionFault.NameUnknown =>
            $"{target.Host} could not be resolved. Check {setting}, or this server's DNS.",
        ConnectionFault.NoWay => $"This server has no route to {target.Authority}: check its network.",
        ConnectionFault.NotTrusted { Certificate: var certificate } =>
            $"The certificate of {target.Authority} {certificate.What}: {certificate.ToDo}.",
        { MayBeOfTheScheme: true } when isHttps && speaksTls == false =>
            $"{target.Authority} does not speak TLS: write http:// in {setting}, or correct its port.",
        { MayBeOfTheScheme: true } when !isHttps && speaksTls == true =>
            $"{target.Authority} speaks TLS and was called without it: write https:// in {setting}, or correct its port.",
        ConnectionFault.NoHandshake =>
            $"The TLS handshake with {target.Authority} failed: check which TLS versions it supports, and whether {setting} has the right port.",
        ConnectionFault.ClosedWithoutAnswer =>
            $"{target.Authority} closed the connection before its response was complete: try again, and check its log if this persists.",
        ConnectionFault.NotHttp => $"{target.Authority} does not speak HTTP: check scheme and port in {setting}.",
        _ => $"The connection to {target.Authority} was lost: try again, and check its log if this persists.",
    };

    /// <param name="source">What was called.</param>
    /// <param name="exchange">An answer whose status is neither 2xx nor 304.</param>
    /// <param name="text">What the answer itself says; null when it says nothing.</param>
    public static string OfStatus(Source source, Exchange exchange, string? text)
    {
        var host = HostOf(exchange);
        var says = text is null ? "" : $" It says: “{text}”.";
        return exchange.Status switch
        {
            401 => $"{host} rejected the key (401): set {source.KeySetting} to one that it accepts.{says}",
            403 => $"{host} accepts the key but forbids this call (403): use a key that allows it.{says}",
            404 => $"{host} has nothing there (404): check the path and the id.{says}",
            429 => $"{host} limits the rate (429): wait{After(exchange)}, and call less often.{says}",
            >= 300 and < 400 =>
                $"{host} redirects to another address ({exchange.Status}){To(exchange)}: redirects are not followed, so correct {source.AddressSetting}.{says}",
            >= 500 => $"{host} failed ({exchange.Status}): the fault is on its side, so try again later{After(exchange)}.{says}",
            _ => $"{host} rejected the request ({exchange.Status}).{(says.Length > 0 ? says : " See its answer for the reason.")}",
        };
    }

    public static string NoJson(Source source, Exchange exchange) => exchange.ResponseHeader("Content-Type") switch
    {
        { Length: > 0 } type when type.Contains("json", StringComparison.OrdinalIgnoreCase) =>
            $"The answer claims to be {Cut(type)} but is not JSON: the fault is on the side of {HostOf(exchange)}, so check its log.",
        { Length: > 0 } type => $"The answer is not JSON but {Cut(type)}: check whether {source.AddressSetting} is the address of an API.",
        _ => $"The answer is not JSON and has no content type: check whether {source.AddressSetting} is the address of an API.",
    };

    /// <param name="source">What was called.</param>
    /// <param name="exchange">The answer, which is JSON.</param>
    /// <param name="fault">What is wrong with it; null when that cannot be said.</param>
    public static string OtherJson(Source source, Exchange exchange, string? fault) => fault is not null
        ? $"The answer is not what was asked for: {fault}. Either {HostOf(exchange)} is at fault, or {source.AddressSetting} is not the address of its API."
        : $"The answer is JSON, but not what was asked for: look at it, and check whether {source.AddressSetting} is the address of the API.";

    public static string TooLarge(int maxBytes) =>
        $"The answer is larger than {maxBytes:N0} bytes and was not read to its end: ask for less.";

    public static string InflatesTooLarge(int maxBytes) =>
        $"The answer is compressed and inflates to more than {maxBytes:N0} bytes: ask for less.";

    public static string NotInflated(Exchange exchange, string coding) => ContentCoding.IsKnown(coding)
        ? $"The answer claims to be compressed with {Cut(coding)} but is not: the fault is on the side of {HostOf(exchange)}, so check its log."
        : $"The answer is compressed with {Cut(coding)}, which is not supported and was not requested: have the server send it uncompressed, or with gzip, deflate, br or zstd.";

    public static string TimedOut(TimeSpan timeout, bool unconnected, string setting) => unconnected
        ? $"No connection within {timeout.TotalSeconds:0.#} s: check whether the server is up, and whether a firewall blocks the way to it."
        : $"No complete response within {timeout.TotalSeconds:0.#} s: the server is slow, so try again later, or raise {setting}.";

    public static string Cancelled(double afterMs) =>
        $"Cancelled after {(afterMs < 1000 ? $"{afterMs:0} ms" : $"{afterMs / 1000:0.0} s")}, before the response was complete.";

    private static string HostOf(Exchange exchange) => new Uri(exchange.Url).Authority;

    private static string To(Exchange exchange) => exchange.ResponseHeader("Location") is { Length: > 0 } place ? $", {Cut(place)}" : "";

    private static string After(Exchange exchange) => exchange.ResponseHeader("Retry-After") is { Length: > 0 } after
        ? int.TryParse(after, out var seconds) ? $" ({seconds} s)" : $" (until {Cut(after)})"
        : "";

    private static string Cut(string text) => QuotedText.Of(text, MaxQuoted) ?? "";
}
