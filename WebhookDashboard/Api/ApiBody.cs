using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace WebhookDashboard.Api;

/// <summary>Reads a JSON body and explains what is wrong with it. Model binding would answer with a bare status.</summary>
internal static partial class ApiBody
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

        // If the server stops reading, nobody drains the rest, and many clients would report a broken pipe: see BodyDrain.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is { } most && request.ContentLength > most)
        {
            return (null, TypedResults.Problem(
                statusCode: StatusCodes.Status413PayloadTooLarge, title: $"The body is too large: send at most {most} bytes."));
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
            return (null, ApiProblem.BadRequest(Explain(fault)));
        }
        catch (BadHttpRequestException fault)
        {
            return (null, TypedResults.Problem(statusCode: fault.StatusCode, title: fault.Message));
        }
    }

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

    private static string Explain(JsonException fault)
    {
        var member = fault.Path?.TrimStart('$').TrimStart('.');
        if (UnknownMember().Match(fault.Message) is { Success: true } match)
        {
            var name = match.Groups["name"].Value;
            return $"'{(string.IsNullOrEmpty(member) ? name : member)}' is unknown: /openapi/v1.json lists what may be sent.";
        }

        var place = fault.LineNumber is { } line ? $" (line {line + 1})" : "";

        // An inner JsonException is a syntax error, wherever the parser was.
        return string.IsNullOrEmpty(member) || fault.InnerException is JsonException
            ? $"The body is not JSON that can be read{place}: send a JSON object."
            : $"'{member}' has the wrong type{place}: /openapi/v1.json says which it must have.";
    }

    [GeneratedRegex("^The JSON property '(?<name>[^']*)' could not be mapped", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnknownMember();
}
