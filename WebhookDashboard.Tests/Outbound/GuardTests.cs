using System.Net;
using Microsoft.AspNetCore.Http;
using WebhookDashboard.Outbound.Sending;
using WebhookDashboard.Outbound.Verbatim;
using Xunit;

namespace WebhookDashboard.Tests.Outbound;

/// <summary>Which addresses the guarded client reaches, over real connections.</summary>
public sealed class GuardTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0177.0.0.1")]
    [InlineData("017700000001")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("[::1]")]
    [InlineData("0.0.0.0")]
    [InlineData("[::]")]
    public async Task SendAsync_LoopbackInAnySpelling_IsRefusedBeforeItLeaves(string host)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sender = new ASender();

        var result = await sender.SendAsync($"http://{host}:{receiver.Url.Port}/");

        Assert.Contains("Outbound:AllowPrivateNetworks", Assert.IsType<SendResult.Failed>(result).Reason, StringComparison.Ordinal);
        Assert.Equal(0, receiver.Requests);
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("[fe80::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("0.0.0.0")]
    public async Task SendAsync_InDevelopment_AllowsOnlyLoopback(string host)
    {
        await using var sender = new ASender(environment: "Development");

        var result = await sender.SendAsync($"http://{host}/");

        Assert.StartsWith("Not sent:", Assert.IsType<SendResult.Failed>(result).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development", false)]
    [InlineData("Production", true)]
    public async Task SendAsync_LoopbackThatIsAllowed_Arrives(string environment, bool allowPrivate)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sender = new ASender(environment, allowPrivate);

        var result = await sender.SendAsync(receiver.Url.AbsoluteUri);

        Assert.Equal(200, Assert.IsType<SendResult.Answered>(result).Status);
    }

    [Fact]
    public async Task SendAsync_OwnAddress_ArrivesAndAnotherPortDoesNot()
    {
        await using var own = await Receiver.StartAsync();
        await using var other = await Receiver.StartAsync();
        await using var sender = new ASender(listensAt: own.Url.AbsoluteUri);

        Assert.IsType<SendResult.Answered>(await sender.SendAsync(own.Url.AbsoluteUri));
        Assert.IsType<SendResult.Failed>(await sender.SendAsync(other.Url.AbsoluteUri));
        Assert.Equal((1, 0), (own.Requests, other.Requests));
    }

    [Fact]
    public async Task SendAsync_RedirectToAPrivateAddress_IsRefusedAtThatHop()
    {
        await using var secret = await Receiver.StartAsync();
        await using var own = await Receiver.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            context.Response.Headers.Location = secret.Url.AbsoluteUri;
            return Task.CompletedTask;
        });
        await using var sender = new ASender(listensAt: own.Url.AbsoluteUri);

        var result = await sender.SendAsync(own.Url.AbsoluteUri, followRedirects: true);

        Assert.StartsWith("Not sent:", Assert.IsType<SendResult.Failed>(result).Reason, StringComparison.Ordinal);
        Assert.Equal((1, 0), (own.Requests, secret.Requests));
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("fd00::1")]
    [InlineData("fe80::1")]
    public async Task SendAsync_NameThatResolvesToAPrivateAddress_IsRefused(string address)
    {
        await using var sender = new ASender(lookUp: (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(address)]));

        var result = await sender.SendAsync("http://harmless.example/");

        Assert.Contains("Outbound:AllowPrivateNetworks", Assert.IsType<SendResult.Failed>(result).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendAsync_NameWithPrivateAndAllowedAddresses_ConnectsOnlyToAllowed()
    {
        await using var own = await Receiver.StartAsync();
        var asked = new List<string>();
        await using var sender = new ASender(
            lookUp: (host, _) =>
            {
                asked.Add(host);
                return Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.1"), IPAddress.IPv6Loopback, IPAddress.Loopback]);
            },
            listensAt: own.Url.AbsoluteUri);

        var result = await sender.SendAsync($"http://mixed.example:{own.Url.Port}/");

        Assert.IsType<SendResult.Answered>(result);
        Assert.Equal(1, own.Requests);
        Assert.Equal(["mixed.example"], asked);
    }

    [Fact]
    public async Task SendAsync_NameThatChangesBetweenLookUps_IsCheckedForEachConnection()
    {
        // DNS rebinding: public when checked, private when connected to. Each connection does one look-up,
        // whose addresses are both checked and connected to, so the change is noticed.
        await using var own = await Receiver.StartAsync(context =>
        {
            context.Response.Headers.Connection = "close";
            return Task.CompletedTask;
        });
        var answers = new Queue<IPAddress>([IPAddress.Loopback, IPAddress.Parse("169.254.169.254"), IPAddress.Loopback]);
        await using var sender = new ASender(
            lookUp: (_, _) => Task.FromResult<IPAddress[]>([answers.Dequeue()]), listensAt: own.Url.AbsoluteUri);
        var url = $"http://changing.example:{own.Url.Port}/";

        Assert.IsType<SendResult.Answered>(await sender.SendAsync(url));
        Assert.IsType<SendResult.Failed>(await sender.SendAsync(url));
        Assert.IsType<SendResult.Answered>(await sender.SendAsync(url));

        Assert.Equal(2, own.Requests);
        Assert.Empty(answers);
    }

    [Fact]
    public async Task SendAsync_RedirectToANameOfAPrivateAddress_IsRefusedAtThatHop()
    {
        await using var secret = await Receiver.StartAsync();
        await using var own = await Receiver.StartAsync(context =>
        {
            context.Response.Redirect($"http://internal.example:{secret.Url.Port}/");
            return Task.CompletedTask;
        });
        await using var sender = new ASender(
            lookUp: (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]), listensAt: own.Url.AbsoluteUri);

        var result = await sender.SendAsync(own.Url.AbsoluteUri, followRedirects: true);

        Assert.StartsWith("Not sent:", Assert.IsType<SendResult.Failed>(result).Reason, StringComparison.Ordinal);
        Assert.Equal((1, 0), (own.Requests, secret.Requests));
    }

    [Fact]
    public async Task SendAsync_RedirectsWithoutEnd_StopAfterFive()
    {
        await using var receiver = await Receiver.StartAsync(context =>
        {
            context.Response.Redirect("/again");
            return Task.CompletedTask;
        });
        await using var sender = new ASender(allowPrivate: true);

        var result = await sender.SendAsync(receiver.Url.AbsoluteUri, followRedirects: true);

        Assert.Equal(302, Assert.IsType<SendResult.Answered>(result).Status);
        Assert.Equal(1 + TestSender.MaxRedirects, receiver.Requests);
    }
}
