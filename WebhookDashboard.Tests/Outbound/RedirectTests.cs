using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Outbound.Sending;
using WebhookDashboard.Outbound.Verbatim;
using Xunit;

namespace WebhookDashboard.Tests.Outbound;

public sealed class RedirectTests
{
    private static readonly HeaderLine[] Typed =
        [new("Content-Type", "text/plain"), new("Authorization", "Bearer s"), new("Cookie", "a=b"), new("X-Signature", "sig")];

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task SendAsync_Redirect_IsTheAnswerWithItsLocation(int status)
    {
        await using var receiver = RawReceiver.Start(_ => RawReceiver.Redirect(status, "/elsewhere"));
        await using var sender = new ASender(allowPrivate: true);

        var answered = Assert.IsType<SendResult.Answered>(await sender.SendAsync($"http://{receiver.Authority}/"));

        Assert.Equal((status, "/elsewhere"), (answered.Status, answered.Location));
        Assert.Single(receiver.Requests);
    }

    [Theory]
    [InlineData(301, "POST", "GET")]
    [InlineData(302, "POST", "GET")]
    [InlineData(303, "POST", "GET")]
    [InlineData(303, "PUT", "GET")]
    [InlineData(303, "HEAD", "HEAD")]
    [InlineData(301, "PUT", "PUT")]
    [InlineData(302, "DELETE", "DELETE")]
    [InlineData(307, "POST", "POST")]
    [InlineData(308, "PATCH", "PATCH")]
    public async Task SendAsync_FollowedOnTheSameHost_FollowsHttpsRules(int status, string method, string next)
    {
        await using var receiver = Redirecting(status, "/Else%7Ewhere?a=|");
        await using var sender = new ASender(allowPrivate: true);

        var answered = Assert.IsType<SendResult.Answered>(await sender.SendAsync(
            $"http://{receiver.Authority}/", method, method == "HEAD" ? "" : "body", headers: Typed, followRedirects: true));

        Assert.Equal(200, answered.Status);
        Assert.Equal([new SendHop(status, "/Else%7Ewhere?a=|")], answered.Hops);
        var second = receiver.Requests[1];
        Assert.StartsWith($"{next} /Else%7Ewhere?a=| HTTP/1.1\r\n", second, StringComparison.Ordinal);
        Assert.Contains("\r\nAuthorization: Bearer s\r\n", second, StringComparison.Ordinal);
        Assert.Contains("\r\nX-Signature: sig\r\n", second, StringComparison.Ordinal);
        Assert.Equal(next != "GET", second.Contains("\r\nContent-Type: text/plain\r\n", StringComparison.Ordinal));
        Assert.Equal(next is not ("GET" or "HEAD"), second.EndsWith("\r\n\r\nbody", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    public async Task SendAsync_FollowedToAnotherHost_LeavesTypedHeadersBehind(int status)
    {
        await using var other = RawReceiver.Start();
        await using var receiver = Redirecting(status, $"http://{other.Authority}/");
        await using var sender = new ASender(allowPrivate: true);

        await sender.SendAsync(
            $"http://{receiver.Authority}/", body: "body", headers: [.. Typed, new("Host", "typed.example"), new("user-agent", "typed")], followRedirects: true);

        var arrived = Assert.Single(other.Requests);
        Assert.Equal(
            status == 307
                ? $"POST / HTTP/1.1\r\nHost: {other.Authority}\r\nContent-Type: text/plain\r\nUser-Agent: WebhookDashboard\r\nContent-Length: 4\r\n\r\nbody"
                : $"GET / HTTP/1.1\r\nHost: {other.Authority}\r\nUser-Agent: WebhookDashboard\r\n\r\n",
            arrived);
    }

    [Fact]
    public async Task SendAsync_FollowedToAnotherHostAndBack_DoesNotBringTheHeadersBack()
    {
        RawReceiver? first = null;
        await using var other = RawReceiver.Start(_ => RawReceiver.Redirect(307, $"http://{first!.Authority}/back"));
        await using var receiver = RawReceiver.Start(request =>
            request.StartsWith("POST /back", StringComparison.Ordinal) ? RawReceiver.Ok : RawReceiver.Redirect(307, $"http://{other.Authority}/"));
        first = receiver;
        await using var sender = new ASender(allowPrivate: true);

        await sender.SendAsync($"http://{receiver.Authority}/", headers: Typed, followRedirects: true);

        Assert.Contains("Bearer", receiver.Requests[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Bearer", receiver.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendAsync_SignedAndFollowedToAnotherHost_LeavesTheSignatureBehind()
    {
        await using var other = RawReceiver.Start();
        await using var receiver = Redirecting(308, $"http://{other.Authority}/");
        await using var sender = new ASender(allowPrivate: true);

        await sender.SendAsync(
            $"http://{receiver.Authority}/", sign: new SignWith(SignatureScheme.GitHub, "secret"), followRedirects: true);

        Assert.Contains("X-Hub-Signature-256", receiver.Requests[0], StringComparison.Ordinal);
        Assert.DoesNotContain("X-Hub", Assert.Single(other.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("next", "/a/next")]
    [InlineData("../up", "/up")]
    [InlineData("?q=1", "/a/b?q=1")]
    [InlineData("/x y#part", "/x%20y")]
    [InlineData("/plain#part", "/plain")]
    [InlineData("/ü", "/ü")]
    public async Task SendAsync_LocationInAnyForm_IsFollowed(string location, string target)
    {
        await using var receiver = Redirecting(307, location);
        await using var sender = new ASender(allowPrivate: true);

        await sender.SendAsync($"http://{receiver.Authority}/a/b?c", followRedirects: true);

        Assert.StartsWith(
            $"POST {Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(target))} HTTP/1.1\r\n", receiver.Requests[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://example.com/")]
    [InlineData("http://")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task SendAsync_LocationThatCannotBeFollowed_IsShown(string location)
    {
        await using var receiver = RawReceiver.Start(_ => RawReceiver.Redirect(302, location));
        await using var sender = new ASender(allowPrivate: true);

        var answered = Assert.IsType<SendResult.Answered>(
            await sender.SendAsync($"http://{receiver.Authority}/", followRedirects: true));

        Assert.Equal((302, location), (answered.Status, answered.Location));
        Assert.Single(receiver.Requests);
    }

    private static RawReceiver Redirecting(int status, string location)
    {
        var isFirst = true;
        return RawReceiver.Start(request =>
        {
            var answer = isFirst ? RawReceiver.Redirect(status, location)
                : request.StartsWith("HEAD", StringComparison.Ordinal) ? "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n"
                : RawReceiver.Ok;
            isFirst = false;
            return answer;
        });
    }
}
