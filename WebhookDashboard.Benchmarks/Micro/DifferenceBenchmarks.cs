using System.Text;
using BenchmarkDotNet.Attributes;
using WebhookDashboard.Differences.Json;
using WebhookDashboard.Differences.Text;

namespace WebhookDashboard.Benchmarks.Micro;

/// <summary>Measures the comparison of two bodies of a mebibyte each.</summary>
[MemoryDiagnoser]
public class DifferenceBenchmarks
{
    private const int Size = 1_048_576;

    internal static readonly byte[] Orders = Json(order => order);
    internal static readonly byte[] OneChanged = Json(order => order == 5_000 ? -1 : order);
    private static readonly byte[] AllChanged = Json(order => order + 1);
    private static readonly byte[] Turned = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(0, 140_000).Reverse())}]");
    private static readonly byte[] Numbers = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(0, 140_000))}]");
    private static readonly byte[] Lines = Text(1);
    private static readonly byte[] OtherLines = Text(2);

    [Benchmark]
    public int JsonWithOneChange() => JsonDifference.Of(Orders, OneChanged)!.Parts.Count;

    [Benchmark]
    public int JsonWithAChangeInEachItem() => JsonDifference.Of(Orders, AllChanged)!.Parts.Count;

    [Benchmark]
    public int JsonTurnedAround() => JsonDifference.Of(Numbers, Turned)!.Parts.Count;

    /// <summary>Few different lines in random order: as much work as the limit allows.</summary>
    [Benchmark]
    public int TextInRandomOrder() => TextDifference.Of(Lines, OtherLines).Blocks.Count;

    private static byte[] Json(Func<int, int> amountOf)
    {
        var json = new StringBuilder("[");
        for (var order = 0; json.Length < Size - 200; order++)
        {
            json.Append(order == 0 ? "" : ",").Append($$"""{"order":{{order}},"customer":{"name":"customer {{order % 97}}","vip":false},"amount":{{amountOf(order)}}}""");
        }

        return Encoding.UTF8.GetBytes(json.Append(']').ToString());
    }

    private static byte[] Text(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        for (var line = 0; text.Length < Size - 200; line++)
        {
            text.Append(line % 500 == 0 ? $"section {line}\n" : $"a line of text {random.Next(50)}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
