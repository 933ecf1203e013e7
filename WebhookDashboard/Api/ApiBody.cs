using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace WebhookDashboard.Api;

/// <summary>Reads a JSON body, with a sentence for what can't be read: binding would answer with the status alone.</summary>
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

        // Of what the server stops while it is read, nobody can take in the rest, and many clients would report a broken
        // pipe: see RefusedBody.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is { } most && request.ContentLength > most)
        {
            return (null, TypedResults.Problem(
                statusCode: StatusCodes.Status413PayloadTooLarge, title: $"The body is too large: send at most {most} bytes."));
        }

        var options = request.HttpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        try
        {
            var value = await request.ReadFromJsonAsync<T>(options, request.HttpContext.RequestAborted);
            return value is null ? (null, ApiProblem.BadRequest("Send a JSON object; null is none.")) : (value, null);
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

    private static string Explain(JsonException fault)
    {
        var member = fault.Path?.TrimStart('$').TrimStart('.');
        if (UnknownMember().Match(fault.Message) is { Success: true } match)
        {
            var name = match.Groups["name"].Value;
            return $"'{(string.IsNullOrEmpty(member) ? name : member)}' is not known here: /openapi/v1.json lists what may be sent.";
        }

        var place = fault.LineNumber is { } line ? $" (line {line + 1})" : "";

        // The reader's own exception inside is a fault of syntax, wherever the reading had come to.
        return string.IsNullOrEmpty(member) || fault.InnerException is JsonException
            ? $"The body is not JSON that can be read{place}: send a JSON object."
            : $"'{member}' does not have the type that it should{place}: /openapi/v1.json says which.";
    }

    [GeneratedRegex("^The JSON property '(?<name>[^']*)' could not be mapped", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnknownMember();
}
