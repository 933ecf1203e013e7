using WebhookDashboard.Bodies;
using WebhookDashboard.Bodies.Multipart;
using WebhookDashboard.Tests.TestKit.Odd;
using Xunit;

namespace WebhookDashboard.Tests.Api;

/// <summary>What is saved of a body that is hard to read is what was sent. <c>BodyDocumentTests</c> covers how it is shown.</summary>
public sealed class OddBodyApiTests(RunningApi api) : IClassFixture<RunningApi>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(OddBodies.Names), MemberType = typeof(OddBodies))]
    public async Task Body_Odd_IsSavedAsItWasSent(string name)
    {
        var odd = OddBodies.Named(name);

        var id = await PostAsync(odd);

        Assert.Equal(odd.Bytes, await api.Client.GetByteArrayAsync($"api/v1/events/{id}/body", Cancel));
        var parts = odd.Format == BodyFormat.Multipart ? MultipartBody.Read(odd.Bytes, odd.ContentType)!.Parts : [];
        Assert.Equal(parts.Count, (await api.CallAsync("GET", $"events/{id}/parts")).Json.GetArrayLength());
        foreach (var part in parts)
        {
            Assert.Equal(
                odd.Bytes[part.Start..(part.Start + part.Length)],
                await api.Client.GetByteArrayAsync($"api/v1/events/{id}/parts/{part.Index}", Cancel));
        }
    }

    private async Task<string> PostAsync(OddBody odd)
    {
        using var content = new ByteArrayContent(odd.Bytes);
        if (odd.ContentType is { } type)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        if (odd.ContentEncoding is { } coding)
        {
            content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        }

        using var answer = await api.Host.Client.PostAsync("hooks/inbox", content, Cancel);
        return answer.EnsureSuccessStatusCode().Headers.GetValues("X-Event-Id").Single();
    }
}
