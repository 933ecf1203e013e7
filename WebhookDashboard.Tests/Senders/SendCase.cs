namespace WebhookDashboard.Tests.Senders;

/// <summary>The event in one shape over one transport.</summary>
internal sealed record SendCase(Transports Transport, Shapes Shape)
{
    private const int PipelinedRequests = 5;

    /// <summary>What the client is told and the path ends with.</summary>
    public string Name => $"{Transport}/{Shape}";

    /// <summary>How many requests it is.</summary>
    public int Count => Shape == Shapes.Pipelined ? PipelinedRequests : 1;

    public bool IsSecure => Transport is Transports.Https10 or Transports.Https11 or Transports.Https2;

    public string Version => Transport switch
    {
        Transports.Http10 or Transports.Https10 => "1.0",
        Transports.Http11 or Transports.Https11 => "1.1",
        _ => "2",
    };

    /// <summary>Whether there is such a thing at all: HTTP/1.0 has no chunks, HTTP/2 frames instead of them.</summary>
    public bool Exists => Shape switch
    {
        Shapes.Chunked or Shapes.Continue => Version == "1.1",
        Shapes.Trailers or Shapes.Pipelined => Version != "1.0",
        Shapes.Upgrade => Transport == Transports.Http11,
        _ => true,
    };
}
