namespace WebhookDashboard.Pull;

/// <summary>What is to be asked of the shop.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Where, below the shop's base address.</param>
/// <param name="Body">JSON; empty for none.</param>
/// <param name="KnownTag">The <c>ETag</c> of what is known already, for <c>If-None-Match</c>; null: none.</param>
internal sealed record ShopCall(HttpMethod Method, ShopPath Path, ReadOnlyMemory<byte> Body = default, string? KnownTag = null)
{
    public static ShopCall Get(ShopPath path, string? knownTag = null) => new(HttpMethod.Get, path, KnownTag: knownTag);

    public static ShopCall Post<T>(ShopPath path, T body) => new(HttpMethod.Post, path, ShopJson.Write(body));
}
