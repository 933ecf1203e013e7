using System.Security.Cryptography;
using System.Text;

namespace WebhookDashboard.Sample.Provider;

/// <summary>Checks the shop's key, sent as bearer token.</summary>
internal sealed class StoreKey(ShopKey key)
{
    private const string Prefix = "Bearer ";

    public ValueTask<object?> CheckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;

        // Answers are true only now, and none is ever a page.
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        var sent = http.Request.Headers.Authorization.ToString();
        if (!sent.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return Refuse("Send the shop's key, the setting Shop:ApiKey, as 'Authorization: Bearer KEY'.");
        }

        if (key.Accepted.Select(HashOf).ToList() is not { Count: > 0 } hashes)
        {
            return ValueTask.FromResult<object?>(TypedResults.Problem(
                statusCode: StatusCodes.Status503ServiceUnavailable, title: "The shop hasn't started. The server's log says why."));
        }

        // Comparing hashes of equal length in constant time reveals neither how close a guess was nor the length of the key.
        return Matches(hashes, HashOf(sent[Prefix.Length..].Trim()))
            ? next(context)
            : Refuse("This is not the shop's key: send the setting Shop:ApiKey as 'Authorization: Bearer KEY'.");

        ValueTask<object?> Refuse(string title)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return ValueTask.FromResult<object?>(
                TypedResults.Problem(statusCode: StatusCodes.Status401Unauthorized, title: title));
        }
    }

    private static bool Matches(List<byte[]> hashes, byte[] sent) =>
        hashes.Exists(hash => CryptographicOperations.FixedTimeEquals(hash, sent));

    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
