using Microsoft.AspNetCore.Http.HttpResults;

namespace WebhookDashboard.Api.Events;

/// <summary>Returns bytes that a stranger wrote: they must never run as a page of this origin.</summary>
internal static class Download
{
    public static FileContentHttpResult Of(HttpResponse response, ReadOnlyMemory<byte> bytes, string fileName)
    {
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Bytes(bytes, "application/octet-stream", fileName);
    }
}
