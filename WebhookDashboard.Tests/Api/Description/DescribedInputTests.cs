using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace WebhookDashboard.Tests.Api.Description;

/// <summary>The app accepts exactly what the description says about an endpoint's members.</summary>
public sealed class DescribedInputTests(RunningApi api) : IClassFixture<RunningApi>
{
    [Fact]
    public async Task EachNumber_OfAnEndpoint_HasBothBounds()
    {
        var input = new DescribedInput(await DescribedApi.ReadAsync(api.Host));

        var numbers = input.Members.Where(member => IsNumber(member.Schema)).ToList();

        Assert.NotEmpty(numbers);
        Assert.All(numbers, number => Assert.True(
            number.Schema.TryGetProperty("maximum", out _)
            && (number.Schema.TryGetProperty("minimum", out _) || number.Schema.TryGetProperty("exclusiveMinimum", out _)),
            number.Path));
    }

    [Fact]
    public async Task EachBound_OfAnEndpoint_MatchesTheValidation()
    {
        var input = new DescribedInput(await DescribedApi.ReadAsync(api.Host));
        var tried = 0;

        foreach (var (path, schema) in input.Members)
        {
            foreach (var (value, isTaken) in Edges(path, schema))
            {
                var slug = $"edge-{tried++}";
                var (status, answer) = await api.CallAsync("POST", "endpoints", DescribedInput.With(DescribedInput.Least(slug), path, value).ToJsonString());
                var shown = value.ToJsonString();
                shown = shown[..Math.Min(shown.Length, 80)];
                Assert.True((status == HttpStatusCode.Created) == isTaken, $"{path} {shown}: {status} {answer.GetRawText()}");
                Assert.True(isTaken || answer.GetProperty("title").GetString()!.Contains(path, StringComparison.Ordinal), $"{path} {shown}: {answer.GetRawText()}");
            }
        }

        Assert.True(tried > 30);
    }

    [Fact]
    public async Task Defaults_WrittenOut_ChangeNothing()
    {
        var input = new DescribedInput(await DescribedApi.ReadAsync(api.Host));
        var whole = DescribedInput.Least("written-out");
        foreach (var (path, schema) in input.Members.Where(member => member.Schema.TryGetProperty("default", out _)))
        {
            if (path is not ("signature.scheme" or "signature.secrets"))
            {
                DescribedInput.With(whole, path, JsonNode.Parse(schema.GetProperty("default").GetRawText()));
            }
        }

        var (_, least) = await api.CallAsync("POST", "endpoints", DescribedInput.Least("left-out").ToJsonString());
        var (_, made) = await api.CallAsync("POST", "endpoints", whole.ToJsonString());

        Assert.True(whole["enabled"]!.GetValue<bool>());
        Assert.Equal("record", whole["signature"]!["onFailure"]!.GetValue<string>());
        Assert.Equal(least.GetRawText(), made.GetRawText().Replace("written-out", "left-out", StringComparison.Ordinal));
    }

    private static bool IsNumber(JsonElement schema) =>
        schema.TryGetProperty("type", out var type) && (type.GetRawText().Contains("integer", StringComparison.Ordinal) || type.GetRawText().Contains("number", StringComparison.Ordinal));

    /// <summary>Values on both sides of each bound, and whether each is valid.</summary>
    private static IEnumerable<(JsonNode Value, bool IsTaken)> Edges(string path, JsonElement schema)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            switch (keyword.Name)
            {
                case "minimum":
                    yield return (keyword.Value.GetInt64(), true);
                    yield return (keyword.Value.GetInt64() - 1, false);
                    break;
                case "exclusiveMinimum":
                    yield return (keyword.Value.GetInt64() + 0.001, true);
                    yield return (keyword.Value.GetInt64(), false);
                    break;
                case "maximum":
                    yield return (keyword.Value.GetInt64(), true);
                    yield return (keyword.Value.GetInt64() + 1, false);
                    break;
                case "maxLength":
                    yield return (Text(path, keyword.Value.GetInt32()), true);
                    yield return (Text(path, keyword.Value.GetInt32() + 1), false);
                    break;
                case "maxItems":
                    yield return (Many(keyword.Value.GetInt32()), true);
                    yield return (Many(keyword.Value.GetInt32() + 1), false);
                    break;
                case "enum":
                    foreach (var value in keyword.Value.EnumerateArray())
                    {
                        yield return (value.GetString()!, true);
                    }

                    yield return ("other", false);
                    break;
                case "pattern":
                    yield return ("Az_9-", true);
                    yield return ("a b", false);
                    yield return (new string('a', 65), false);
                    break;
            }
        }
    }

    private static string Text(string path, int length) => path switch
    {
        _ when path.EndsWith("Url", StringComparison.Ordinal) => "https://a.example/".PadRight(length, 'x'),
        "response.contentType" => "text/".PadRight(length, 'x'),
        _ => new string('x', length),
    };

    private static JsonArray Many(int count) => [.. Enumerable.Range(0, count).Select(i => (JsonNode)$"item-{i}")];
}
