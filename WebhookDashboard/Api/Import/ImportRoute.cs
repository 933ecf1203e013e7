using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using WebhookDashboard.Domain;
using WebhookDashboard.Events.Importing;

namespace WebhookDashboard.Api.Import;

/// <summary><c>POST /api/v1/events/import</c>.</summary>
internal static class ImportRoute
{
    public const string ContentType = "application/x-ndjson";

    /// <summary>Other names for it. Routing refuses any other.</summary>
    public static readonly string[] OtherContentTypes = ["application/ndjson", "application/jsonl", "application/json"];

    public static async Task<Results<Ok<ImportOutput>, ProblemHttpResult, ImportRefusal>> ImportAsync(HttpRequest request, EventImport import, ImportLimits limits)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limits.MaxBytes;
        }

        if (ApiBody.TooLarge(request) is { } tooLarge)
        {
            return tooLarge;
        }

        using var lines = new NdjsonLines(request.Body, limits.MaxLineBytes);
        var counts = default(ImportCounts);
        try
        {
            var fault = await ImportAsync(lines, import, kept => counts += kept, request.HttpContext.RequestAborted);
            return fault is null ? TypedResults.Ok(ImportOutput.Of(counts)) : new ImportRefusal(fault(counts), limits);
        }
        catch (BadHttpRequestException broken)
        {
            return new ImportRefusal(Refusal(broken.StatusCode, broken.Message, counts), limits);
        }
        finally
        {
            await import.RecordAsync(counts);
        }
    }

    /// <summary>Stores the lines in batches, up to the first that is wrong.</summary>
    /// <returns>The refusal, if it ended early.</returns>
    private static async Task<Func<ImportCounts, ProblemHttpResult>?> ImportAsync(
        NdjsonLines lines, EventImport import, Action<ImportCounts> kept, CancellationToken cancellationToken)
    {
        var batch = new List<ReceivedWebhook>();
        Func<ImportCounts, ProblemHttpResult>? refusal = null;
        for (var isMore = true; isMore && refusal is null;)
        {
            long bytes = 0;
            try
            {
                while (isMore && refusal is null && batch.Count < import.MaxBatch && bytes < EventImport.MaxBatchBytes)
                {
                    if (await lines.NextAsync(cancellationToken) is not { } line)
                    {
                        isMore = false;
                    }
                    else if (ImportedEvent.Read(line.Span, out var fault) is { } webhook)
                    {
                        batch.Add(webhook);
                        bytes += webhook.Body.Length;
                    }
                    else
                    {
                        refusal = RefusalOf(lines, StatusCodes.Status400BadRequest, fault!);
                    }
                }
            }
            catch (InvalidDataException tooLong)
            {
                refusal = RefusalOf(lines, StatusCodes.Status413PayloadTooLarge, ImportedEvent.IsHar(lines.Beginning) ? ImportedEvent.Har : tooLong.Message);
            }

            // Also before a line that is wrong, so that its number says what is imported.
            var stored = await import.StoreAsync(batch, cancellationToken);
            kept(stored.Counts);
            batch.Clear();
            refusal = stored.Fault is not { } reason ? refusal
                : stored.IsOfStorage ? counts => Refusal(StatusCodes.Status503ServiceUnavailable, $"The database can't be written right now: {reason}", counts)
                : counts => Refusal(StatusCodes.Status400BadRequest, reason, counts);
        }

        return refusal;
    }

    private static Func<ImportCounts, ProblemHttpResult> RefusalOf(NdjsonLines lines, int status, string reason)
    {
        var line = lines.Number;
        return counts => Refusal(status, $"Line {line}: {reason}", counts, line);
    }

    private static ProblemHttpResult Refusal(int status, string title, ImportCounts counts, long? line = null)
    {
        var extensions = new Dictionary<string, object?> { ["imported"] = counts.Imported, ["skipped"] = counts.Skipped };
        if (line is not null)
        {
            extensions["line"] = line;
        }

        return TypedResults.Problem(
            statusCode: status,
            title: title,
            detail: line is null
                ? "What is imported stays. Import the file again: what is stored is skipped."
                : "What stands before this line is imported, and stays. Mend the line and import the file again: what is stored is skipped.",
            extensions: extensions);
    }
}
