using Microsoft.AspNetCore.Http.HttpResults;
using WebhookDashboard.Outbound.Sending;

namespace WebhookDashboard.Api.Send;

/// <summary><c>/api/v1/send</c>.</summary>
internal static class SendRoutes
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/send", SendAsync)
        .WithName("SendWebhook").WithTags("Send")
        .WithSummary("Sends one test webhook, as a provider would, and waits for the answer.")
        .WithDescription("502 if there was no answer: the title says why. Private addresses are refused unless Outbound:AllowPrivateNetworks is set; this app's own endpoints always work.")
        .Accepts<SendInput>("application/json").ProducesProblem(502);

    private static async Task<Results<Ok<SendOutput>, ProblemHttpResult>> SendAsync(
        HttpRequest request, SendInputParser reader, ITestSender sender, CancellationToken cancellationToken)
    {
        var (input, unreadable) = await ApiBody.ReadAsync<SendInput>(request);
        if (input is null)
        {
            return unreadable!;
        }

        if (reader.Read(input, out var fault) is not { } webhook)
        {
            return ApiProblem.BadRequest(fault);
        }

        return await sender.SendAsync(webhook, cancellationToken) switch
        {
            SendResult.Answered answer =>
                TypedResults.Ok(new SendOutput(answer.Status, Math.Round(answer.ElapsedMs, 3), answer.EventId, answer.Headers, answer.Body)),
            SendResult.Failed { IsUnsignable: true } unsigned => ApiProblem.BadRequest(unsigned.Reason),
            SendResult.Failed failed => TypedResults.Problem(
                statusCode: StatusCodes.Status502BadGateway,
                title: failed.Reason,
                extensions: new Dictionary<string, object?> { ["elapsedMs"] = Math.Round(failed.ElapsedMs, 3) }),
            _ => throw new InvalidOperationException("A send is answered or fails."),
        };
    }
}
