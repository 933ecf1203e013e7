using System.Runtime.CompilerServices;
using System.Threading.Channels;
using WebhookDashboard.Compare.Runs;
using Xunit;

namespace WebhookDashboard.Tests.Compare;

/// <summary>A shop that does what the test says, when it says so.</summary>
internal sealed class ScriptedLedger : IShopLedger
{
    private readonly Channel<LedgerLine> _lines = Channel.CreateUnbounded<LedgerLine>();

    /// <summary>Whether somebody reads it.</summary>
    public bool IsRead { get; private set; }

    public void Tell(LedgerLine line) => Assert.True(_lines.Writer.TryWrite(line));

    public void Break(string message) => _lines.Writer.Complete(new ShopLedgerException(message));

    public async IAsyncEnumerable<LedgerLine> RunAsync(
        RunSettings settings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IsRead = true;
        try
        {
            await foreach (var line in _lines.Reader.ReadAllAsync(cancellationToken))
            {
                yield return line;
            }
        }
        finally
        {
            IsRead = false;
        }
    }
}
