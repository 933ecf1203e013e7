using WebhookDashboard.Signatures;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Signatures;

/// <summary>Compares the table of docs/signatures.md with the schemes' own facts.</summary>
public sealed class SignatureDocumentTests
{
    [Fact]
    public void Table_OfTheDocument_MatchesTheSchemes()
    {
        var rows = File.ReadLines(Path.Combine(Repository.Root, "docs", "signatures.md"))
            .SkipWhile(line => !line.StartsWith("| scheme |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'));

        Assert.Equal(SignatureSchemes.All.Select(scheme => RowOf(scheme.Facts)), rows);
    }

    private static string RowOf(SchemeFacts facts) =>
        $"| {facts.Title}, `{facts.Name}` | {string.Join(", ", facts.Headers.Select(Code))} | {Code(facts.Signed)} | {facts.Encoding} | {facts.Tolerance} | <{facts.Source}> |";

    private static string Code(string text) => text.Contains("as set", StringComparison.Ordinal) ? text : $"`{text}`";
}
