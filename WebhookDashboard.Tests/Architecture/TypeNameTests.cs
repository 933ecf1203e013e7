using System.Runtime.CompilerServices;
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
}
