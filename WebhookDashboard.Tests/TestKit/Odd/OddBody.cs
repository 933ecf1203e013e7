using WebhookDashboard.Bodies;

namespace WebhookDashboard.Tests.TestKit.Odd;

/// <summary>A body that is hard to read, and what reading it must give.</summary>
/// <param name="Name">What is odd about it.</param>
/// <param name="Bytes">As it goes over the wire.</param>
/// <param name="ContentType">The header; null for none.</param>
/// <param name="Format">What it is.</param>
/// <param name="Text">Its text.</param>
internal sealed record OddBody(string Name, byte[] Bytes, string? ContentType, BodyFormat Format, string Text)
{
    /// <summary>The header; null for none.</summary>
    public string? ContentEncoding { get; init; }

    /// <summary>The charset that is found.</summary>
    public string Charset { get; init; } = "utf-8";

    /// <summary>The lines of its tree, joined by |; null if it has none.</summary>
    public string? Tree { get; init; }

    public DecodedBody Decode() => DecodedBody.Read(Bytes, ContentType, ContentEncoding);

    public override string ToString() => Name;
}
