namespace WebhookDashboard.Signatures;

/// <summary>The exact bytes that a signature covers, in up to three parts, so that a body is hashed without a copy.</summary>
internal readonly record struct SignedContent(
    ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Body, ReadOnlyMemory<byte> Tail)
{
    /// <summary>
    /// Why a request with a valid signature over these bytes is still refused: the signature does not cover the body.
    /// </summary>
    public string? Fault { get; init; }

    public int Length => Head.Length + Body.Length + Tail.Length;

    public void CopyTo(Span<byte> target)
    {
        Head.Span.CopyTo(target);
        Body.Span.CopyTo(target[Head.Length..]);
        Tail.Span.CopyTo(target[(Head.Length + Body.Length)..]);
    }

    public byte[] ToArray()
    {
        var all = new byte[Length];
        CopyTo(all);
        return all;
    }
}
