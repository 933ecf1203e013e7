using System.Collections.Frozen;
using System.Text;
using System.Text.Unicode;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Pages.Events.Detail;

/// <summary>Writes an event as the curl command that sends it again: for a POSIX shell, with the exact body.</summary>
public static class CurlCommand
{
    /// <summary>A larger body, or one that is not text, is named as a file instead.</summary>
    public const int MaxBodyBytes = 64 * 1024;

    /// <summary>The headers that curl writes itself.</summary>
    private static readonly FrozenSet<string> Own = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Host", "Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "Upgrade", "TE", "Trailer", "Expect");

    /// <param name="stored">The event.</param>
    /// <param name="body">Its body; not needed if it is larger than <see cref="MaxBodyBytes"/>.</param>
    /// <param name="root">The address that senders see, without a path.</param>
    public static string Of(StoredEvent stored, ReadOnlySpan<byte> body, string root)
    {
        var summary = stored.Summary;
        var command = new StringBuilder("curl");
        if (summary.BodySize == 0 && summary.Method == "HEAD")
        {
            command.Append(" --head");
        }
        else
        {
            command.Append(" -X ").Append(Quote(summary.Method));
        }

        command.Append(' ').Append(Quote(root.TrimEnd('/') + summary.Path + summary.Query));
        foreach (var header in stored.Headers.Where(h => !Own.Contains(h.Name)))
        {
            // A semicolon after the name tells curl to send a header without a value.
            command.Append(" \\\n  -H ")
                .Append(Quote(header.Value.Length == 0 ? header.Name + ";" : $"{header.Name}: {header.Value}"));
        }

        if (summary.BodySize > 0)
        {
            if (summary.ContentType is null)
            {
                // Otherwise curl would call it a form.
                command.Append(" \\\n  -H 'Content-Type:'");
            }

            command.Append(" \\\n  --data-binary ").Append(Data(summary, body));
        }

        return command.ToString();
    }

    private static string Data(EventSummary summary, ReadOnlySpan<byte> body) =>
        summary.BodySize <= MaxBodyBytes && Utf8.IsValid(body) && !body.Contains((byte)0) && body[0] != (byte)'@'
            ? Quote(Encoding.UTF8.GetString(body))
            : Quote($"@{summary.Id}.bin");

    private static string Quote(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':')
            ? text
            : CurlLine.Quoted(text);
}
