using System.Reflection;
using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components;
using Xunit;

namespace WebhookDashboard.Tests.Components;

public sealed class QueryParameterTests
{
    /// <summary>For any other type, Blazor answers an address with a typo with an error.</summary>
    [Fact]
    public void ParametersFromTheQuery_OfEachPage_AreTexts()
    {
        var parameters = typeof(App).Assembly.GetTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(property => property.IsDefined(typeof(SupplyParameterFromQueryAttribute)))
            .ToList();

        Assert.NotEmpty(parameters);
        Assert.DoesNotContain(parameters, property => property.PropertyType != typeof(string) && property.PropertyType != typeof(string[]));
    }
}
