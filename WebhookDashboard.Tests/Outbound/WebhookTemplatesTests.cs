using System.Text;
using System.Text.Json;
using CsCheck;
using WebhookDashboard.Outbound.Templates;
using Xunit;

namespace WebhookDashboard.Tests.Outbound;

public sealed class WebhookTemplatesTests
{
    public static TheoryData<string> JsonNames =>
        new(WebhookTemplates.All.Where(template => template.ContentType == "application/json").Select(template => template.Name));

    [Theory]
    [MemberData(nameof(JsonNames))]
    public void BodyFor_JsonTemplate_IsJson(string name)
    {
        var body = WebhookTemplates.Find(name)!.BodyFor(42);

        using var json = JsonDocument.Parse(body);
        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
    }

    [Fact]
    public void All_Names_AreUniqueAndFoundInAnyCase()
    {
        Assert.Equal(WebhookTemplates.All.Count, WebhookTemplates.All.DistinctBy(template => template.Name).Count());
        Assert.Equal("payment.completed", WebhookTemplates.Find("Payment.Completed")?.Name);
        Assert.Null(WebhookTemplates.Find("no such"));
        Assert.Null(WebhookTemplates.Find(null));
    }

    [Fact]
    public void BodyFor_OverTheLimitTemplate_IsOneByteTooLarge() =>
        Assert.Equal(1_048_577, WebhookTemplates.Find("over-the-limit")!.BodyFor(1).Length);

    [Fact]
    public void BodyFor_TwoNumbers_ReturnsDifferentBodies() =>
        Assert.Equal(
            """{"id":41}|{"id":42}""",
            string.Join('|', Enumerable.Range(41, 2).Select(number => Text(RunningNumber.PutInto("""{"id":{{n}}}"""u8.ToArray(), number)))));

    [Fact]
    public void PutInto_AnyTextAndMarks_ReplacesOnlyTheMarks() =>
        Gen.Select(Gen.String.Array[1, 5], Gen.Long[0, long.MaxValue]).Sample((parts, number) =>
        {
            var text = string.Join(RunningNumber.Mark, parts.Select(part => Text(Encoding.UTF8.GetBytes(part))));
            return Text(RunningNumber.PutInto(Encoding.UTF8.GetBytes(text), number)) == RunningNumber.PutInto(text, number);
        });

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
