namespace WebhookDashboard.Tests.Senders;

/// <summary>The event in one shape over one transport.</summary>
internal sealed record SendCase(Transports Transport, Shapes Shape)
{
    private const int PipelinedRequests = 5;

    /// <summary>Passed to the client and used as the end of the path.</summary>
    public string Name => $"{Transport}/{Shape}";

    /// <summary>The number of requests.</summary>
    public int Count => Shape == Shapes.Pipelined ? PipelinedRequests : 1;

    public bool IsSecure => Transport is Transports.Https10 or Transports.Https11 or Transports.Https2;

    public string Version => Transport switch
    {
        Transports.Http10 or Transports.Https10 => "1.0",
        Transports.Http11 or Transports.Https11 => "1.1",
        _ => "2",
    };

    /// <summary>Whether the transport supports the shape: HTTP/1.0 has no chunks, and HTTP/2 has frames instead.</summary>
    public bool Exists => Shape switch
    {
        Shapes.Chunked or Shapes.Continue => Version == "1.1",
        Shapes.Trailers or Shapes.Pipelined => Version != "1.0",
        Shapes.Upgrade => Transport == Transports.Http11,
        _ => true,
    };
}
