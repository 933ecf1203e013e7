using Xunit;

namespace WebhookDashboard.Tests.Architecture;

/// <summary>Shows that the inspection finds breaches, in a small house that is wrong on purpose.</summary>
public sealed class HouseInspectionTests
{
    private const string SampleRoot = "WebhookDashboard.Tests.Architecture.Samples";

    private static readonly IReadOnlyList<Breach> Found = new HouseInspection(SampleRoot)
        .Inspect(typeof(HouseInspectionTests).Assembly.GetTypes());

    [Theory]
    [InlineData("Ingest.ByBaseType", "Data.Row", "no arrow goes from Ingest to Data")]
    [InlineData("Ingest.ByField", "Data.Row", "no arrow goes from Ingest to Data")]
    [InlineData("Ingest.ByTypeArgument", "Data.Row", "no arrow goes from Ingest to Data")]
    [InlineData("Ingest.ByStaticCall", "Data.Row", "no arrow goes from Ingest to Data")]
    [InlineData("Ingest.ByTypeOf", "Data.Row", "no arrow goes from Ingest to Data")]
    [InlineData("Ingest.ByAttribute", "Data.RowAttribute", "no arrow goes from Ingest to Data")]
    [InlineData("Ingest.ByClosure", "Live.Batch", "no arrow goes from Ingest to Live")]
    public void Inspect_UseOfAForbiddenRoom_IsFound(string user, string used, string rule) =>
        Assert.Contains(new Breach($"{SampleRoot}.{user}", $"{SampleRoot}.{used}", rule), Found);

    [Fact]
    public void Inspect_ForbiddenFrameworkInsideAMethod_IsFound() => Assert.Contains(
        Found,
        breach => breach.User.EndsWith("HttpInALocal", StringComparison.Ordinal) && breach.Rule == "Events does without Microsoft.AspNetCore");

    [Fact]
    public void Inspect_UnknownRoom_IsFound() =>
        Assert.Contains(new Breach($"{SampleRoot}.Cellar.Forgotten", "Cellar", "there is no such room in the house"), Found);

    [Theory]
    [InlineData("Events.AllowedReader")]
    [InlineData("Ingest.IngestRegistration")]
    public void Inspect_AllowedUse_IsNotFound(string user) =>
        Assert.DoesNotContain(Found, breach => breach.User == $"{SampleRoot}.{user}");
}
