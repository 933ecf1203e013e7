using WebhookDashboard.Outbound.Guard;

namespace WebhookDashboard.Outbound.Sending;

/// <summary>Explains in one sentence why there was no answer, and what to do.</summary>
internal static class SendFault
{
    public static string TimedOut(TimeSpan timeout) =>
        $"No response within {timeout.TotalSeconds:0.#} s: check that the receiver is up, and that it answers before it starts working.";

    public static string Describe(Exception exception, Uri target) => ConnectionFault.Of(exception) switch
    {
        ConnectionFault.Guarded { Refusal: var refused } =>
            $"Not sent: {refused.Host} is at {refused.Address}, a private or reserved address; set Outbound:AllowPrivateNetworks to true to allow it.",
        ConnectionFault.NothingListens =>
            $"Nothing is listening at {target.Authority}: start the receiver there, or check the address.",
        ConnectionFault.NameUnknown => $"{target.Host} could not be resolved. Check the address.",
        ConnectionFault.NoWay => $"This server has no route to {target.Authority}: check its network.",
        ConnectionFault.NotTrusted { Certificate: var certificate } =>
            $"The certificate of {target.Authority} {certificate.What}: {certificate.ToDo}.",
        ConnectionFault.NoHandshake =>
            $"The TLS handshake with {target.Authority} failed: check scheme and port, and which TLS versions it supports.",
        ConnectionFault.ClosedWithoutAnswer => $"{target.Authority} closed the connection without a response: check its log.",
        ConnectionFault.NotHttp => $"{target.Authority} does not speak HTTP: check scheme and port.",
        _ => $"The connection to {target.Authority} was lost: check the receiver's log, and send again.",
    };
}
