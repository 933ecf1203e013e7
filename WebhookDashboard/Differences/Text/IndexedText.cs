namespace WebhookDashboard.Differences.Text;

/// <summary>A text in UTF-8 as lines, each with its line break. Only their positions are held.</summary>
internal sealed class IndexedText
{
    /// <summary>What follows belongs to the last line.</summary>
    public const int MostLines = 100_000;

    private readonly ReadOnlyMemory<byte> _text;
    private readonly List<int> _starts = [];

    public IndexedText(ReadOnlyMemory<byte> text)
    {
        _text = text;
        var start = 0;
        while (start < text.Length)
        {
            _starts.Add(start);
            var length = _starts.Count == MostLines ? -1 : text.Span[start..].IndexOf((byte)'\n');
            start = length < 0 ? text.Length : start + length + 1;
        }
    }

    public int Count => _starts.Count;

    public ReadOnlyMemory<byte> this[int line] => _text[_starts[line]..(line + 1 < Count ? _starts[line + 1] : _text.Length)];

    public int[] Number(Vocabulary vocabulary)
    {
        var numbers = new int[Count];
        for (var line = 0; line < numbers.Length; line++)
        {
            numbers[line] = vocabulary.NumberOf(this[line]);
        }

        return numbers;
    }
}
