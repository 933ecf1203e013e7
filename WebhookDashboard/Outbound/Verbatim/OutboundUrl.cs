using System.Text;

namespace WebhookDashboard.Outbound.Verbatim;

/// <summary>
/// A URL to send to, spelled as typed. <see cref="Uri"/> would decode, encode and shorten it, and
/// then neither the receiver's logs nor a signature over the URL would match what was typed.
/// </summary>
internal sealed record OutboundUrl
{
    private static readonly string[] Schemes = ["http://", "https://"];

    private OutboundUrl(string text, string authority, string target, Uri origin) =>
        (Text, Authority, Target, Origin) = (text, authority, target, origin);

    /// <summary>The whole URL, which signatures cover.</summary>
    public string Text { get; }

    /// <summary>Host and port, for the header <c>Host</c>.</summary>
    public string Authority { get; }

    /// <summary>Path and query, for the request line. Non-ASCII text is sent as UTF-8.</summary>
    public string Target { get; }

    /// <summary>The server to connect to: scheme, host and port, without a path.</summary>
    public Uri Origin { get; }

    /// <param name="text">The typed text.</param>
    /// <param name="fault">Empty, or one sentence that says what can't be sent, and its position.</param>
    public static OutboundUrl? Read(string text, out string fault)
    {
        var scheme = Array.Find(Schemes, scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
        if (scheme is null)
        {
            fault = $"'{text}' is not a URL to send to: enter an http:// or https:// URL.";
            return null;
        }

        var path = text.AsSpan(scheme.Length).IndexOfAny('/', '?', '#');
        var hostEnd = path < 0 ? text.Length : scheme.Length + path;
        var authority = text[scheme.Length..hostEnd];
        fault = Fault(text, scheme.Length, hostEnd);
        if (fault.Length > 0)
        {
            return null;
        }

        if (!Uri.TryCreate(scheme + authority, UriKind.Absolute, out var origin) || origin.PathAndQuery != "/")
        {
            fault = $"'{authority}' is not a host: enter a host name or an IP address, with a port after a colon if needed.";
            return null;
        }

        // HTTP has no empty target. Nothing but this slash is ever added.
        var target = text.AsSpan(hostEnd).StartsWith('/') ? text[hostEnd..] : "/" + text[hostEnd..];
        return new OutboundUrl(text[..hostEnd] + target, authority, target, origin);
    }

    /// <summary>Adds a parameter to the query.</summary>
    public OutboundUrl WithQuery(string parameter)
    {
        var added = (Target.Contains('?', StringComparison.Ordinal) ? '&' : '?') + parameter;
        return new OutboundUrl(Text + added, Authority, Target + added, Origin);
    }

    /// <summary>Resolves a <c>Location</c>, in its own spelling if that can be sent; null if it is no HTTP address.</summary>
    public OutboundUrl? Follow(string location)
    {
        var path = location.Split('#', 2)[0];
        var isPath = path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal);
        var whole = isPath ? Text[..^Target.Length] + path : path;
        return Read(whole, out _)
            ?? (Uri.TryCreate(Text, UriKind.Absolute, out var from) && Uri.TryCreate(from, location, out var to)
                ? Read(to.GetComponents(UriComponents.Scheme | UriComponents.NormalizedHost | UriComponents.Port | UriComponents.PathAndQuery, UriFormat.UriEscaped), out _)
                : null);
    }

    private static string Fault(string text, int hostStart, int hostEnd)
    {
        var host = text.AsSpan(hostStart, hostEnd - hostStart);
        if (host.IsEmpty)
        {
            return $"'{text}' has no host: enter one after //.";
        }

        if (host.Contains('@'))
        {
            return "The URL contains a user name, which a request line can't carry: send a header instead, 'Authorization: Basic …'.";
        }

        if (TypedText.Fault(text, allowsBlanks: false) is { } character)
        {
            return $"The URL contains {character}: percent-encode or remove it.";
        }

        if (text.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash)
        {
            return $"The URL contains {TypedText.At("#", hash)}, and what follows it is never sent: write %23, or remove it.";
        }

        if (host.IndexOf('\\') is >= 0 and var slash)
        {
            return $"The URL contains {TypedText.At("\\", hostStart + slash)}, which a host can't contain: write /.";
        }

        return host.IndexOfAnyExceptInRange('\0', '\x7f') is >= 0 and var odd
            ? $"The URL contains {TypedText.At(Rune.GetRuneAt(text, hostStart + odd).ToString(), hostStart + odd)}, in the host name, which must be ASCII: {AsciiHost(host)}."
            : "";
    }

    private static string AsciiHost(ReadOnlySpan<char> host) =>
        Uri.TryCreate($"http://{host}", UriKind.Absolute, out var uri) ? $"write {uri.IdnHost}" : "correct it";
}
