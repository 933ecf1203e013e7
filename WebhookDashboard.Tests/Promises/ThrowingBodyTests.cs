using System.Text;
using Microsoft.AspNetCore.Http;
using WebhookDashboard.Bodies.CloudEvents;
using WebhookDashboard.Bodies.Json;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Events.Search;
using WebhookDashboard.Ingest;
using WebhookDashboard.Quality.Shapes;
using WebhookDashboard.Signatures.Diagnosis;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Evidence;
using Xunit;

namespace WebhookDashboard.Tests.Promises;

/// <summary>
/// Strangers choose the bodies. One in which a hundred thousand parts can't be read must not throw as many exceptions, which would
/// occupy a thread for seconds.
/// </summary>
public sealed class ThrowingBodyTests
{
    private const int Parts = 1_000;

    private static readonly string[] Odd = ["\u001E{", "half", "{half", "\\\xff"];

    private static readonly Dictionary<string, Action<byte[]>> Reads = new()
    {
        ["a condition"] = body => Match("$.a = \"x\"", body),
        ["a condition on any value"] = body => Match("$[*] contains \"x\"", body),
        ["the index"] = body => new SearchableText().Add(AnEvent.To("inbox").WithBody(body).Whole(1)),
        ["a column"] = body => JsonPathValues.Find(body, isWhole: true, WhereCondition.Parse("$.a exists", provider: null).Path, most: 5),
        ["the quality"] = body => JsonFields.Read(body, isWhole: true),
        ["CloudEvents"] = body => CloudEventBody.Read(body, "application/cloudevents+json"),
        ["the type"] = body => EventFacts.From(new HeaderDictionary(), body),
        ["the diagnosis of a signature"] = body => JsonRewriting.Layouts(body).Count(),
    };

    public static TheoryData<string, string> Cases => new(
        from read in Reads.Keys
        from part in Odd
        select (read, part));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Read_ManyPartsThatCannotBeRead_ThrowsSeldom(string read, string part)
    {
        var body = part switch
        {
            "half" => Text($"[{string.Join(',', Enumerable.Repeat("\"\\ud83d\"", Parts))}]"),
            "{half" => Text($"{{{string.Join(',', Enumerable.Repeat("\"\\udE00\":\"\\ud83dx\"", Parts))}}}"),
            "\\\xff" => Encoding.Latin1.GetBytes($"[{string.Join(',', Enumerable.Repeat("{\"\xff\\n\":\"\xff\\n\"}", Parts))}]"),
            _ => Text(string.Concat(Enumerable.Repeat($"\"\\n\"{part}", Parts))),
        };

        Assert.InRange(ThrownExceptions.Count(() => Reads[read](body)), 0, 2);
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static void Match(string condition, byte[] body)
    {
        using var test = new WhereTest(WhereCondition.Parse(condition, provider: null));
        test.IsMet(body);
    }
}
