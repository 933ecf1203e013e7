using WebhookDashboard.Bodies;
using WebhookDashboard.Domain;
using WebhookDashboard.Outbound;

namespace WebhookDashboard.Pull;

/// <summary>What went wrong with an API call, in one sentence that also says what to do.</summary>
internal static class PullFault
{
    private const int MaxQuoted = 200;

    public const string NoAddress =
        "This server listens on no port, so it can't reach its own sample shop: set Shop:BaseUrl to the shop's address.";

    public const string OutOfBase = "The path leads out of the shop's address: leave out '..'.";

    /// <param name="cause">What happened.</param>
    /// <param name="target">What was called.</param>
    /// <param name="speaksTls">Whether the port speaks TLS, where that was tried; null: not known.</param>
    public static (PullOutcome Outcome, string Fault) OfConnection(ConnectionFault cause, Uri target, bool? speaksTls) => cause switch
    {
        ConnectionFault.Guarded { Refusal: var refused } => (PullOutcome.Guarded,
            $"Not sent: {refused.Host} is at {refused.Address}, a private or reserved address; set Outbound:AllowPrivateNetworks to true to allow it."),
        _ => (PullOutcome.Unreachable, OfNoAnswer(cause, target, target.Scheme == Uri.UriSchemeHttps, speaksTls)),
    };

    private static string OfNoAnswer(ConnectionFault cause, Uri target, bool isHttps, bool? speaksTls) => cause switch
    {
        ConnectionFault.NothingListens =>
            $"Nothing listens at {target.Authority}: start the shop there, or correct Shop:BaseUrl.",
        ConnectionFault.NameUnknown =>
            $"The name {target.Host} is not known: correct Shop:BaseUrl, or check this server's name service.",
        ConnectionFault.NoWay => $"There is no way to {target.Authority} from this server: check its network.",
        ConnectionFault.NotTrusted { Certificate: var certificate } =>
            $"The certificate of {target.Authority} {certificate.What}: {certificate.ToDo}.",
        { MayBeOfTheScheme: true } when isHttps && speaksTls == false =>
            $"{target.Authority} speaks no TLS at all: write http:// in Shop:BaseUrl, or correct its port.",
        { MayBeOfTheScheme: true } when !isHttps && speaksTls == true =>
            $"{target.Authority} speaks TLS, and was called without: write https:// in Shop:BaseUrl, or correct its port.",
        ConnectionFault.NoHandshake =>
            $"No TLS came about with {target.Authority}: see which versions of TLS it speaks, and whether Shop:BaseUrl has its port.",
        ConnectionFault.ClosedWithoutAnswer =>
            $"{target.Authority} closed the connection before its answer was whole: ask again, and look into the shop's log if it stays so.",
        ConnectionFault.NotHttp => $"{target.Authority} does not answer in HTTP: check scheme and port in Shop:BaseUrl.",
        _ => $"The connection to {target.Authority} broke off: ask again, and look into the shop's log if it stays so.",
    };

    /// <param name="exchange">An answer whose status is neither 2xx nor 304.</param>
    /// <param name="text">The shop's own words for it, if it has any.</param>
    public static string OfStatus(Exchange exchange, string? text)
    {
        var says = text is null ? "" : $" It says: “{text}”.";
        return exchange.Status switch
        {
            401 => $"The shop refused the key (401): set Shop:ApiKey to the one that it knows.{says}",
            403 => $"The shop knows the key but forbids this with it (403): ask for a key that may.{says}",
            404 => $"The shop has nothing there (404): check the path and the id.{says}",
            429 => $"The shop wants fewer requests (429): wait{After(exchange)}, and ask less often.{says}",
            >= 300 and < 400 =>
                $"The shop sends to another address ({exchange.Status}){To(exchange)}: redirects are not followed, so set Shop:BaseUrl to where it is.{says}",
            >= 500 => $"The shop failed ({exchange.Status}): the fault is there, so ask again in a while{After(exchange)}.{says}",
            _ => $"The shop did not accept this ({exchange.Status}).{(says.Length > 0 ? says : " See its answer for why.")}",
        };
    }

    public static string NoJson(Exchange exchange) => exchange.ResponseHeader("Content-Type") switch
    {
        { Length: > 0 } type when type.Contains("json", StringComparison.OrdinalIgnoreCase) =>
            $"The answer says that it is {Cut(type)}, but it is no JSON: the fault is the shop's, so look into its log.",
        { Length: > 0 } type => $"The answer is no JSON but {Cut(type)}: see whether Shop:BaseUrl is the address of the shop's API.",
        _ => "The answer is no JSON, and does not say what it is: see whether Shop:BaseUrl is the address of the shop's API.",
    };

    /// <param name="fault">What is wrong with it; null: it can't be said.</param>
    public static string OtherJson(string? fault) => fault is not null
        ? $"The answer is not what was asked for: {fault}. The fault is the shop's, or Shop:BaseUrl is not the address of its API."
        : "The answer is JSON, but not what was asked for: see what came, and whether Shop:BaseUrl is the address of the shop's API.";

    public static string TooLarge(int maxBytes) =>
        $"The answer is larger than {maxBytes:N0} bytes, and was not read to its end: ask for less.";

    public static string InflatesTooLarge(int maxBytes) =>
        $"The answer is compressed, and inflates to more than {maxBytes:N0} bytes: ask for less.";

    public static string NotInflated(string coding) => ContentCoding.IsKnown(coding)
        ? $"The answer says that it is compressed as {Cut(coding)}, and is not: the fault is the shop's, so look into its log."
        : $"The answer is compressed as {Cut(coding)}, which is not understood here, and was not asked for: have the shop send it plain, or as gzip, deflate or br.";

    public static string TimedOut(TimeSpan timeout, bool unconnected) => unconnected
        ? $"No connection within {timeout.TotalSeconds:0.#} s: see whether the shop is up, and whether a firewall swallows the way to it."
        : $"No whole answer within {timeout.TotalSeconds:0.#} s: the shop is slow, so ask again in a while, or raise Outbound:Timeout.";

    public static string Cancelled(double afterMs) =>
        $"Cancelled after {(afterMs < 1000 ? $"{afterMs:0} ms" : $"{afterMs / 1000:0.0} s")}, before the answer was whole.";

    private static string To(Exchange exchange) => exchange.ResponseHeader("Location") is { Length: > 0 } place ? $", {Cut(place)}" : "";

    private static string After(Exchange exchange) => exchange.ResponseHeader("Retry-After") is { Length: > 0 } after
        ? int.TryParse(after, out var seconds) ? $" ({seconds} s)" : $" (until {Cut(after)})"
        : "";

    private static string Cut(string text) => QuotedText.Of(text, MaxQuoted) ?? "";
}
