using System.Text.Json;
using WebhookDashboard.Sample.Provider.Simulation;

namespace WebhookDashboard.Sample.Provider.Routes;

/// <summary>
/// <c>POST /simulations</c>: changes a product at random moments until the caller goes. The answer has a line of JSON for
/// the product, one for each change, and one when a receiver has taken a webhook of it.
/// </summary>
internal sealed class SimulationRoutes(Simulations simulations, SimulationGate gate)
{
    private const string RetryAfterSeconds = "10";
    private const string Example = """{"changes_per_minute":30,"lost_percent":10}""";

    private sealed record PlanInput(int? ChangesPerMinute, int? LostPercent);

    public void Map(RouteGroupBuilder shop) => shop.MapPost("/simulations", StartAsync);

    private async Task<IResult> StartAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (input, fault) = await StoreBody.ReadAsync<PlanInput>(request, Example, cancellationToken);
        if (input is null)
        {
            return fault!;
        }

        if (input.ChangesPerMinute is not (>= 1 and <= SimulationPlan.MostChanges) || input.LostPercent is < 0 or > 100)
        {
            return StoreProblem.BadRequest(
                $"Send changes_per_minute from 1 to {SimulationPlan.MostChanges} and lost_percent from 0 to 100, as in {Example}.");
        }

        var plan = new SimulationPlan(input.ChangesPerMinute.Value, input.LostPercent ?? 0);
        if (gate.Enter(plan) is { } refusal)
        {
            request.HttpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
            return TypedResults.Problem(statusCode: StatusCodes.Status429TooManyRequests, title: refusal);
        }

        return TypedResults.Stream(stream => WriteAsync(stream, plan, cancellationToken), "application/x-ndjson");
    }

    private async Task WriteAsync(Stream stream, SimulationPlan plan, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var entry in simulations.RunAsync(plan, cancellationToken))
            {
                await JsonSerializer.SerializeAsync(stream, entry, entry.GetType(), StoreJson.Options, cancellationToken);
                await stream.WriteAsync("\n"u8.ToArray(), cancellationToken);
                await stream.FlushAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The caller left or the time is over: this is how a simulation ends.
        }
        finally
        {
            gate.Leave(plan);
        }
    }
}
