using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace WebhookDashboard.Sample.Provider.Routes;

/// <summary>Parses a posted body as JSON, whatever its content type: curl's -d sends a form type.</summary>
internal static class StoreBody
{
    private const int MaxBytes = 65_536;

    /// <param name="request">The request.</param>
    /// <param name="example">A valid body, for the error message.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async Task<(T? Value, ProblemHttpResult? Fault)> ReadAsync<T>(
        HttpRequest request, string example, CancellationToken cancellationToken)
        where T : class
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxBytes;
        }

        try
        {
            var value = await JsonSerializer.DeserializeAsync<T>(request.Body, StoreJson.Options, cancellationToken);
            return value is null ? (null, StoreProblem.BadRequest($"Send a JSON object such as {example}.")) : (value, null);
        }
        catch (JsonException fault)
        {
            var member = fault.Path?.TrimStart('$').TrimStart('.');
            return (null, StoreProblem.BadRequest(string.IsNullOrEmpty(member) || fault.InnerException is JsonException
                ? $"The body is not JSON that can be read: send an object such as {example}."
                : $"{member}: wrong type; send an object such as {example}."));
        }
        catch (BadHttpRequestException fault)
        {
            return (null, TypedResults.Problem(statusCode: fault.StatusCode, title: fault.Message));
        }
    }
}
