using System.Globalization;
using System.Text;
using System.Text.Unicode;
using WebhookDashboard.Bodies;

namespace WebhookDashboard.Components.Shared.Signing;

/// <summary>
/// Shows the signed bytes so that each can be identified: line endings and direction controls are marked, and bytes that are
/// not text are written as <c>\x00</c>. Shows only the first part of a long one.
/// </summary>
public sealed class SignedView
{
    /// <summary>In bytes.</summary>
    public const int MaxShown = 4_000;

    private SignedView(IReadOnlyList<SignedPart> parts, int size, bool isCut, bool isText)
    {
        Parts = parts;
        Size = size;
        IsCut = isCut;
        IsText = isText;
    }

    public IReadOnlyList<SignedPart> Parts { get; }

    /// <summary>The number of all bytes.</summary>
    public int Size { get; }

    public bool IsCut { get; }

    /// <summary>Whether it is UTF-8 without control characters, so that a copy of it has the same bytes.</summary>
    public bool IsText { get; }

    public static SignedView Of(byte[] bytes)
    {
        var shown = bytes.AsSpan(0, bytes.Length <= MaxShown ? bytes.Length : Utf8Cut.Before(bytes, MaxShown));
        var isUtf8 = Utf8.IsValid(shown);
        var parts = new List<SignedPart>();
        var run = new StringBuilder();
        var isText = isUtf8;
        foreach (var one in isUtf8 ? Encoding.UTF8.GetString(shown) : Encoding.Latin1.GetString(shown))
        {
            if (one is '\r' or '\n')
            {
                Close();
                parts.Add(one == '\n' ? new SignedPart("\n", "lf") : new SignedPart("\r", "cr"));
            }
            else if (VisibleText.IsDirectionControl(one))
            {
                Close();
                parts.Add(new SignedPart(one.ToString(), "turn"));
            }
            else if (char.IsControl(one) && one != '\t' || (!isUtf8 && one > '~'))
            {
                Close();
                parts.Add(new SignedPart("\\x" + ((int)one).ToString("x2", CultureInfo.InvariantCulture), "byte"));
                isText = false;
            }
            else
            {
                run.Append(one);
            }
        }

        Close();
        return new SignedView(parts, bytes.Length, shown.Length < bytes.Length, isText);

        void Close()
        {
            if (run.Length > 0)
            {
                parts.Add(new SignedPart(run.ToString()));
                run.Clear();
            }
        }
    }
}
