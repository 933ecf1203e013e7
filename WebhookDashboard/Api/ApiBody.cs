using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace WebhookDashboard.Api;

/// <summary>Reads a JSON body and explains what is wrong with it. Model binding would answer with a bare status.</summary>
internal static class ApiBody
{
    public static async Task<(T? Value, ProblemHttpResult? Fault)> ReadAsync<T>(HttpRequest request)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            return (null, TypedResults.Problem(
                statusCode: StatusCodes.Status415UnsupportedMediaType,
                title: "Send JSON, with the header 'Content-Type: application/json'."));
        }

        if (TooLarge(request) is { } tooLarge)
        {
            return (null, tooLarge);
        }

        if (EncodingOf(request) is not { } encoding)
        {
            return (null, TypedResults.Problem(
                statusCode: StatusCodes.Status415UnsupportedMediaType,
                title: "The charset in Content-Type is unknown: send JSON in UTF-8, with the header 'Content-Type: application/json'."));
        }

        var options = request.HttpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        try
        {
            await using var transcoded = encoding.CodePage == Encoding.UTF8.CodePage
                ? null
                : Encoding.CreateTranscodingStream(request.Body, encoding, Encoding.UTF8, leaveOpen: true);
            var value = await JsonSerializer.DeserializeAsync<T>(transcoded ?? request.Body, options, request.HttpContext.RequestAborted);
            return value is null ? (null, ApiProblem.BadRequest("Send a JSON object, not null.")) : (value, null);
        }
        catch (JsonException fault)
        {
            return (null, ApiProblem.BadRequest(JsonFault.Explain(fault)));
        }
        catch (BadHttpRequestException fault)
        {
            return (null, TypedResults.Problem(statusCode: fault.StatusCode, title: fault.Message));
        }
    }

    /// <summary>
    /// The refusal of a body that announces more bytes than are allowed; null otherwise. If the server stopped reading, nobody would
    /// drain the rest, and many clients would report a broken pipe: see BodyDrain.
    /// </summary>
    public static ProblemHttpResult? TooLarge(HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is { } most && request.ContentLength > most
            ? TypedResults.Problem(statusCode: StatusCodes.Status413PayloadTooLarge, title: $"The body is too large: send at most {most} bytes.")
            : null;

    /// <summary>Null if the charset is unknown. The framework's own reading throws then, and takes quotes for a part of the name.</summary>
    private static Encoding? EncodingOf(HttpRequest request)
    {
        var charset = HeaderUtilities.RemoveQuotes(request.GetTypedHeaders().ContentType!.Charset);
        try
        {
            return charset.Length == 0 ? Encoding.UTF8 : Encoding.GetEncoding(charset.ToString());
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
