using System.Text;

namespace WebhookDashboard.Bodies;

/// <summary>Where a text stops being what it claims to be.</summary>
/// <param name="Line">Counts from 1.</param>
/// <param name="Column">Counts from 1, in characters.</param>
/// <param name="Reason">What is wrong there, in one sentence.</param>
public sealed record TextFault(long Line, long Column, string Reason)
{
    /// <summary>The fault at a byte of a UTF-8 text.</summary>
    internal static TextFault At(ReadOnlySpan<byte> utf8, int offset, string reason)
    {
        var before = utf8[..Math.Min(offset, utf8.Length)];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return new TextFault(before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1, reason);
    }
}
