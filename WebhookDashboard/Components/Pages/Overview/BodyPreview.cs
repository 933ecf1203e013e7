using System.Text;
using WebhookDashboard.Bodies;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;

namespace WebhookDashboard.Components.Pages.Overview;

/// <summary>The beginning of a body in one line of text.</summary>
internal static class BodyPreview
{
    /// <summary>How much of a body is read for it.</summary>
    public const int Bytes = 256;

    public static string Of(EventOpening opening, int bodySize)
    {
        if (bodySize == 0)
        {
            return "";
        }

        ReadOnlyMemory<byte> body = bodySize > opening.Body.Length
            ? opening.Body.AsMemory(0, Utf8Cut.Before(opening.Body, opening.Body.Length - 1))
            : opening.Body;
        var coding = opening.Headers.Lines()
            .FirstOrDefault(line => line.Name.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase))?.Value;
        if (ContentCoding.IsCoded(coding))
        {
            if (ContentCoding.Inflate(opening.Body, coding!, Bytes, isWhole: bodySize <= Bytes) is not { } inflated)
            {
                return $"({coding}, {Format.Bytes(bodySize)})";
            }

            body = inflated.Bytes;
        }

        return HeaderText.IsUtf8(body.Span) && body.Span.IndexOf((byte)0) < 0
            ? OneLine(Encoding.UTF8.GetString(body.Span))
            : $"(binary, {Format.Bytes(bodySize)})";
    }

    /// <summary>White space in runs becomes one space; what has no shape of its own, or turns the line around, a mark.</summary>
    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character))
            {
                line.Append(char.IsControl(character) || VisibleText.IsDirectionControl(character) ? '�' : character);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd();
    }
}
