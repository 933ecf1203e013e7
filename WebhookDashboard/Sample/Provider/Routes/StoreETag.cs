using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using WebhookDashboard.Data.Sample;

namespace WebhookDashboard.Sample.Provider.Routes;

/// <summary>Makes a short ETag of the versions of the products in an answer.</summary>
internal static class StoreETag
{
    private const int Bytes = 12;

    public static EntityTagHeaderValue Of(IEnumerable<StoreProductRow> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> one = stackalloc byte[sizeof(int) + sizeof(long)];
        foreach (var row in rows)
        {
            BinaryPrimitives.WriteInt32LittleEndian(one, row.Id);
            BinaryPrimitives.WriteInt64LittleEndian(one[sizeof(int)..], row.Version);
            hash.AppendData(one);
        }

        return new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(hash.GetHashAndReset().AsSpan(0, Bytes))}\"");
    }
}
