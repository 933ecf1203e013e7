using System.IO.Pipelines;

namespace WebhookDashboard.Live;

/// <summary>One end of a connection within the process: what one end writes, the other end reads.</summary>
internal sealed record DuplexPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe
{
    /// <summary>Creates both ends of a connection. A writer waits while the other end has 64 KiB unread.</summary>
    public static (DuplexPipe Client, DuplexPipe Server) CreatePair()
    {
        var options = new PipeOptions(useSynchronizationContext: false);
        var toServer = new Pipe(options);
        var toClient = new Pipe(options);
        return (new DuplexPipe(toClient.Reader, toServer.Writer), new DuplexPipe(toServer.Reader, toClient.Writer));
    }

    /// <summary>Closes this end: the other end reads what was written, then the end of the stream.</summary>
    /// <param name="fault">The exception that the other end's reads throw instead.</param>
    public async ValueTask CompleteAsync(Exception? fault = null)
    {
        await Output.CompleteAsync(fault);
        await Input.CompleteAsync(fault);
    }
}
