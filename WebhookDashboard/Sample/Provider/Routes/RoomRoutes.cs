namespace WebhookDashboard.Sample.Provider.Routes;

/// <summary><c>/rooms</c>: messages in the shop's chat.</summary>
internal sealed class RoomRoutes(ChatRooms rooms)
{
    private const string Example = """{"from":"ada","text":"Hello"}""";
    private const int MaxName = 50;
    private const int MaxText = 2_000;

    private sealed record MessageInput(string? From, string? Text);

    public void Map(RouteGroupBuilder shop) => shop.MapPost("/rooms/{room}/messages", SayAsync);

    private async Task<IResult> SayAsync(string room, HttpRequest request, CancellationToken cancellationToken)
    {
        var (input, fault) = await StoreBody.ReadAsync<MessageInput>(request, Example, cancellationToken);
        if (input is null)
        {
            return fault!;
        }

        if (room.Length > MaxName || string.IsNullOrWhiteSpace(room))
        {
            return StoreProblem.BadRequest($"room: use a name of 1 to {MaxName} characters.");
        }

        if (string.IsNullOrWhiteSpace(input.From) || input.From.Length > MaxName)
        {
            return StoreProblem.BadRequest($"from: send a name of 1 to {MaxName} characters, as in {Example}.");
        }

        if (string.IsNullOrWhiteSpace(input.Text) || input.Text.Length > MaxText)
        {
            return StoreProblem.BadRequest($"text: send 1 to {MaxText} characters, as in {Example}.");
        }

        var message = await rooms.SayAsync(new ChatMessage(room, input.From, input.Text), cancellationToken);
        return TypedResults.Json(message, StoreJson.Options, statusCode: StatusCodes.Status201Created);
    }
}
