using System.Text;
using System.Text.Unicode;

namespace WebhookDashboard.Snippets;

/// <summary>The body that a snippet sends: text within the snippet, or a file beside it.</summary>
internal sealed record SnippetBody
{
    /// <summary>A larger body is a file. Linux accepts at most 128 KiB in one argument of a command.</summary>
    public const int MaxTextBytes = 64 * 1024;

    private SnippetBody(string text, string? fileName) => (Text, FileName) = (text, fileName);

    /// <summary>The whole body; empty if it is in a file.</summary>
    public string Text { get; }

    /// <summary>The file with the body's bytes, in the current folder; null if the body is text.</summary>
    public string? FileName { get; }

    public bool IsEmpty => Text.Length == 0 && FileName is null;

    /// <summary>Takes the body as text if it is short UTF-8 without NUL, which no argument of a command can hold.</summary>
    public static SnippetBody Of(ReadOnlySpan<byte> bytes, string fileName) =>
        bytes.Length <= MaxTextBytes && Utf8.IsValid(bytes) && !bytes.Contains((byte)0)
            ? new(Encoding.UTF8.GetString(bytes), fileName: null)
            : InFile(fileName);

    public static SnippetBody InFile(string fileName) => new("", fileName);
}
