using WebhookDashboard.Outbound.Guard;

namespace WebhookDashboard.Outbound.Sending;

/// <summary>Says in one sentence why no answer came, and what to do.</summary>
internal static class SendFault
{
    public static string TimedOut(TimeSpan timeout) =>
        $"No answer within {timeout.TotalSeconds:0.#} s: see whether the receiver is up, and let it answer before it works.";

    public static string Describe(Exception exception, Uri target) => ConnectionFault.Of(exception) switch
    {
        ConnectionFault.Guarded { Refusal: var refused } =>
            $"Not sent: {refused.Host} is at {refused.Address}, a private or reserved address; set Outbound:AllowPrivateNetworks to true to allow it.",
        ConnectionFault.NothingListens =>
            $"Nothing listens at {target.Authority}: start the receiver there, or correct the address.",
        ConnectionFault.NameUnknown => $"The name {target.Host} is not known: correct the address.",
        ConnectionFault.NoWay => $"There is no way to {target.Authority} from this server: check its network.",
        ConnectionFault.NotTrusted { Certificate: var certificate } =>
            $"The certificate of {target.Authority} {certificate.What}: {certificate.ToDo}.",
        ConnectionFault.NoHandshake =>
            $"No TLS came about with {target.Authority}: check scheme and port, and which versions of TLS it speaks.",
        ConnectionFault.ClosedWithoutAnswer => $"{target.Authority} closed the connection without an answer: look into its log.",
        ConnectionFault.NotHttp => $"{target.Authority} does not answer in HTTP: check scheme and port.",
        _ => $"The connection to {target.Authority} broke off: look into the receiver's log, and send again.",
    };
}
