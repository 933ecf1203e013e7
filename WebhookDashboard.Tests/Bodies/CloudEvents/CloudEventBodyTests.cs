using System.Text;
using WebhookDashboard.Bodies;
using WebhookDashboard.Bodies.CloudEvents;
using WebhookDashboard.Tests.TestKit.Odd;
using Xunit;

namespace WebhookDashboard.Tests.Bodies.CloudEvents;

public sealed class CloudEventBodyTests
{
    [Fact]
    public void Read_StructuredEvent_SeparatesAttributesAndData()
    {
        var text = OddBodies.Named("a CloudEvent").Text;

        var body = Read(text, "application/cloudevents+json; charset=utf-8")!;

        var one = Assert.Single(body.Events);
        Assert.Equal((false, false), (body.IsBatch, body.IsCut));
        Assert.Equal(["specversion=1.0", "id=A234", "source=/shop", "type=order.paid", "datacontenttype=application/json"], one.Attributes.Select(pair => $"{pair.Key}={pair.Value}"));
        Assert.Equal("""{"sum":5}""", text.Substring(one.Data!.Value.Start, one.Data.Value.Length));
        Assert.Equal((0, text.Length, null), (one.Range.Start, one.Range.Length, one.Binary));
    }

    [Fact]
    public void Read_Batch_ReadsEachEventAndItsBinaryData()
    {
        var body = Read(OddBodies.Named("CloudEvents in a batch").Text, contentType: null)!;

        Assert.True(body.IsBatch);
        Assert.Equal(["1", "2"], body.Events.Select(one => one.Attribute("id")));
        Assert.Equal(BodyFormat.Image, body.Events[0].DecodeBinary()!.Format);
        Assert.Null(body.Events[1].DecodeBinary());
    }

    [Theory]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/x"}""", null)]
    [InlineData("""[{"specversion":"1.0","id":"1","source":"/x","type":"a"},{}]""", null)]
    [InlineData("""{"data":{"specversion":"1.0","id":"1","source":"/x","type":"a"}}""", null)]
    [InlineData("[]", null)]
    [InlineData("{", "application/cloudevents+json")]
    [InlineData("", "application/cloudevents+json")]
    [InlineData("42", "application/cloudevents+json")]
    public void Read_NoCloudEvent_IsNull(string text, string? contentType) => Assert.Null(Read(text, contentType));

    [Fact]
    public void Read_ClaimedEventThatLacksAttributes_ShowsWhatItHas()
    {
        var one = Assert.Single(Read("""{"id":7,"subject":null,"traceparent":["\ud800"],"data":null,"data_base64":"%"}""", "application/cloudevents+json")!.Events);

        Assert.Equal(["id=7", "traceparent=[\"\\ud800\"]"], one.Attributes.Select(pair => $"{pair.Key}={pair.Value}"));
        Assert.Null(one.Binary);
    }

    [Fact]
    public void Read_EmptyBatch_IsOne() => Assert.Empty(Read("[]", "application/cloudevents-batch+json")!.Events);

    [Fact]
    public void Read_MoreEventsThanTheBound_IsCut()
    {
        var text = $"[{string.Join(',', Enumerable.Repeat("""{"specversion":"1.0","id":"1","source":"/x","type":"a"}""", CloudEventBody.MaxEvents + 1))}]";

        var body = Read(text, contentType: null)!;

        Assert.Equal((CloudEventBody.MaxEvents, true), (body.Events.Count, body.IsCut));
    }

    private static CloudEventBody? Read(string text, string? contentType) => CloudEventBody.Read(Encoding.UTF8.GetBytes(text), contentType);
}
