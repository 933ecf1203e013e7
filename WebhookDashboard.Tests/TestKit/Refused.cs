using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc;
using Xunit;

namespace WebhookDashboard.Tests.TestKit;

/// <summary>Reads refusals.</summary>
internal static class Refused
{
    /// <returns>The title of the problem details, which the answer must be.</returns>
    public static async Task<string> TitleAsync(this HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<ProblemDetails>(TestContext.Current.CancellationToken);
        Assert.Equal((int)answer.StatusCode, problem!.Status);
        return Assert.IsType<string>(problem.Title);
    }
}
