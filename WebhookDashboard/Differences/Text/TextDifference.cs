namespace WebhookDashboard.Differences.Text;

/// <summary>Compares two texts in UTF-8 line by line.</summary>
internal sealed class TextDifference
{
    private TextDifference(IndexedText left, IndexedText right, IReadOnlyList<LineBlock> blocks)
    {
        Left = left;
        Right = right;
        Blocks = blocks;
    }

    public IndexedText Left { get; }

    public IndexedText Right { get; }

    /// <summary>Where they differ, in their order. What lies between two blocks is the same.</summary>
    public IReadOnlyList<LineBlock> Blocks { get; }

    /// <summary>Up to <see cref="IndexedText.MostLines"/> lines; of more than that, the last ones are compared as one.</summary>
    public static TextDifference Of(ReadOnlyMemory<byte> left, ReadOnlyMemory<byte> right)
    {
        var (lefts, rights) = (new IndexedText(left), new IndexedText(right));
        var vocabulary = new Vocabulary();
        var (leftNumbers, rightNumbers) = (lefts.Number(vocabulary), rights.Number(vocabulary));

        // Of several best alignments, the same one whichever side is left.
        var leftOf = left.Span.SequenceCompareTo(right.Span) > 0
            ? Alignment.Turn(new Alignment().Match(rightNumbers, leftNumbers), rights.Count)
            : new Alignment().Match(leftNumbers, rightNumbers);
        return new TextDifference(lefts, rights, Blocked(leftOf, lefts.Count));
    }

    private static List<LineBlock> Blocked(int[] leftOf, int lefts)
    {
        var blocks = new List<LineBlock>();
        var (left, right) = (0, 0);
        while (left < lefts || right < leftOf.Length)
        {
            if (right < leftOf.Length && leftOf[right] == left)
            {
                (left, right) = (left + 1, right + 1);
                continue;
            }

            var (leftStart, rightStart) = (left, right);
            while (right < leftOf.Length && leftOf[right] < 0)
            {
                right++;
            }

            left = right < leftOf.Length ? leftOf[right] : lefts;
            blocks.Add(new LineBlock(leftStart, left - leftStart, rightStart, right - rightStart));
        }

        return blocks;
    }
}
