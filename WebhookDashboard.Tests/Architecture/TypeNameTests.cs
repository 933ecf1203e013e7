using System.Runtime.CompilerServices;
using WebhookDashboard.Components.Pages.Events.List.Reading;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Ingest.Bodies;
using Xunit;

namespace WebhookDashboard.Tests.Architecture;

/// <summary>Checks that each type name has one meaning in the whole app.</summary>
public sealed class TypeNameTests
{
    [Fact]
    public void App_EveryTypeName_IsInOneNamespace()
    {
        // Nested types are read with the type that holds them. Every folder of pages may have an _Imports.
        var twice = typeof(Program).Assembly.GetTypes()
            .Where(type => !type.IsNested && type.Namespace?.StartsWith(nameof(WebhookDashboard), StringComparison.Ordinal) == true)
            .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && type.Name != "_Imports")
            .GroupBy(type => type.Name.ToUpperInvariant(), StringComparer.Ordinal)
            .Where(same => same.Count() > 1)
            .Select(same => string.Join(" and ", same));

        Assert.Empty(twice);
    }

    /// <summary>By the glossary a reader follows the log. HTTP has a word of its own, and a list reads its rows.</summary>
    [Fact]
    public void App_TypeNamedReader_IsAReaderOfTheLog() => Assert.Empty(typeof(Program).Assembly.GetTypes()
        .Where(type => type.Name.Split('`')[0].EndsWith("Reader", StringComparison.Ordinal) && !type.IsAssignableTo(typeof(ILogReader)))
        .Except([typeof(BodyReader), typeof(EventListReader)]));
}
