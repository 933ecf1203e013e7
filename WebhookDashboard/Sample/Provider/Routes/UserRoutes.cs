using System.Globalization;

namespace WebhookDashboard.Sample.Provider.Routes;

/// <summary><c>/users</c> and <c>/accounts</c>: profiles and balances.</summary>
internal sealed class UserRoutes(Customers customers)
{
    private const string Example = """{"name":"Ada Byron","email":"ada@example.com"}""";
    private const int MaxName = 100;
    private const int MaxEmail = 254; // RFC 5321, 4.5.3.1.3

    private sealed record UserInput(string? Name, string? Email);

    public void Map(RouteGroupBuilder shop)
    {
        shop.MapMethods("/users/{id}", StoreMethods.Reading, GetAsync);
        shop.MapPost("/users", RegisterAsync);
        shop.MapMethods("/accounts/{userId}/balance", StoreMethods.Reading, GetBalanceAsync);
    }

    private async Task<IResult> GetAsync(string id, CancellationToken cancellationToken) =>
        TryReadId(id, out var number) && await customers.FindAsync(number, cancellationToken) is { } row
            ? TypedResults.Json(User.Of(row), StoreJson.Options)
            : StoreProblem.NoUser(id);

    private async Task<IResult> GetBalanceAsync(string userId, CancellationToken cancellationToken) =>
        TryReadId(userId, out var number) && await customers.FindAsync(number, cancellationToken) is { } row
            ? TypedResults.Json(new Balance(row.Id, Money.Of(row.BalanceCents), row.Currency), StoreJson.Options)
            : StoreProblem.NoUser(userId);

    private async Task<IResult> RegisterAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (input, fault) = await StoreBody.ReadAsync<UserInput>(request, Example, cancellationToken);
        if (input is null)
        {
            return fault!;
        }

        var name = input.Name?.Trim();
        var email = input.Email?.Trim();
        if (string.IsNullOrEmpty(name) || name.Length > MaxName)
        {
            return StoreProblem.BadRequest($"name: send a name of 1 to {MaxName} characters, as in {Example}.");
        }

        if (email is null || email.Length > MaxEmail || !IsAddress(email))
        {
            return StoreProblem.BadRequest($"email: send a mail address, as in {Example}.");
        }

        return await customers.RegisterAsync(name, email, cancellationToken) is { } user
            ? TypedResults.Json(user, StoreJson.Options, statusCode: StatusCodes.Status201Created)
            : StoreProblem.Conflict($"The shop has its maximum of {Customers.MaxUsers} users.");
    }

    /// <summary>Catches typing errors; only a mail can tell whether the address works.</summary>
    private static bool IsAddress(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == text.LastIndexOf('@') && at < text.Length - 1 && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
    }

    private static bool TryReadId(string text, out int id) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);
}
