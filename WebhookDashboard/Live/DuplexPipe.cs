using System.IO.Pipelines;

namespace WebhookDashboard.Live;

/// <summary>One end of a connection within the process: what one end writes, the other reads.</summary>
internal sealed record DuplexPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe
{
    /// <summary>Both ends of a new connection. A writer waits while the other end leaves 64 KiB unread.</summary>
    public static (DuplexPipe Client, DuplexPipe Server) CreatePair()
    {
        var options = new PipeOptions(useSynchronizationContext: false);
        var toServer = new Pipe(options);
        var toClient = new Pipe(options);
        return (new DuplexPipe(toClient.Reader, toServer.Writer), new DuplexPipe(toServer.Reader, toClient.Writer));
    }

    /// <summary>Closes this end: the other end reads what was written, and then the end.</summary>
    /// <param name="fault">What the other end's reading throws instead.</param>
    public async ValueTask CompleteAsync(Exception? fault = null)
    {
        await Output.CompleteAsync(fault);
        await Input.CompleteAsync(fault);
    }
}
