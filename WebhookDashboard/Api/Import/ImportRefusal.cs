using Microsoft.AspNetCore.Http.HttpResults;
using WebhookDashboard.Ingest.Bodies;

namespace WebhookDashboard.Api.Import;

/// <summary>
/// The refusal of an import that has begun. Many clients write a whole file before they read an answer, so what they still send
/// is drained: as much as an import may have, since the caller is signed in.
/// </summary>
internal sealed class ImportRefusal(ProblemHttpResult problem, ImportLimits limits) : IResult
{
    public async Task ExecuteAsync(HttpContext context)
    {
        await problem.ExecuteAsync(context);
        await context.RequestServices.GetRequiredService<BodyDrain>().DrainAsync(context, isAwaited: true, limits.MaxBytes, Timeout.InfiniteTimeSpan);
    }
}
