using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Http;
using WebhookDashboard.Domain;
using WebhookDashboard.Ingest;

namespace WebhookDashboard.Benchmarks.Micro;

/// <summary>Measures the work on a request before it is stored, and its display afterwards.</summary>
[MemoryDiagnoser]
public class RequestBenchmarks
{
    private readonly HeaderDictionary _noHints = [];

    private readonly HeaderDictionary _gitHub = new()
    {
        ["X-GitHub-Event"] = "push",
        ["X-GitHub-Delivery"] = "72d3162e-cc78-11e3-81ab-4c9367dc0958",
    };

    [Benchmark]
    public int TypeAndIdFromBody() => EventFacts.From(_noHints, SampleRequest.Body).EventType!.Length;

    [Benchmark]
    public int TypeAndIdFromHeaders() => EventFacts.From(_gitHub, SampleRequest.Body).EventType!.Length;

    [Benchmark]
    public int HeaderLines() => new HeaderBlock(SampleRequest.Headers).Lines().Count;
}
