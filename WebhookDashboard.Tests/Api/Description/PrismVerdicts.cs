using System.Text.Json;

namespace WebhookDashboard.Tests.Api.Description;

/// <summary>Collects Prism's complaints about responses. It ignores those about requests, which are often wrong on purpose.</summary>
internal sealed class PrismVerdicts() : DelegatingHandler(new SocketsHttpHandler { UseCookies = false })
{
    public List<string> Violations { get; } = [];

    public int Answers { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        Answers++;
        if (answer.Headers.TryGetValues("sl-violations", out var found))
        {
            var violations = JsonDocument.Parse(found.Single()).RootElement.EnumerateArray();
            Violations.AddRange(violations
                .Where(violation => violation.GetProperty("location")[0].GetString() == "response")
                .Select(violation => $"{request.Method} {request.RequestUri!.PathAndQuery} {(int)answer.StatusCode}: {violation.GetRawText()}"));
        }

        return answer;
    }
}
