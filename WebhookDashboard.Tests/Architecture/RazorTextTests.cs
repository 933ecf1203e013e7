using System.Text.RegularExpressions;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Architecture;

public sealed partial class RazorTextTests
{
    /// <summary>Razor takes <c>typed@Note</c> and <c>typed@if</c> for e-mail addresses and prints them literally: write <c>typed@(Note)</c>.</summary>
    [Fact]
    public void Texts_ExpressionBehindALetter_IsInParentheses() => Assert.Empty(
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "WebhookDashboard", "Components"), "*.razor", SearchOption.AllDirectories)
        from found in ExpressionBehindALetter().Matches(File.ReadAllText(file))
        select $"{Path.GetFileName(file)}: {found.Value}");

    [GeneratedRegex(@"\w@(?:[A-Z_]\w*|if\b|for\b|foreach\b|switch\b|while\b)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ExpressionBehindALetter();
}
