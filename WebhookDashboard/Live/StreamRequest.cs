using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;

namespace WebhookDashboard.Live;

/// <summary>A validated <see cref="WatchRequest"/>. The caller is told what is wrong with an invalid one.</summary>
/// <param name="Endpoints">Empty: all endpoints.</param>
/// <param name="After">Null: from the head on.</param>
internal sealed record StreamRequest(IReadOnlyList<EndpointSlug> Endpoints, long? After)
{
    public const int MaxEndpoints = 200;

    private const int MaxQuoted = 100;

    private const string Shape =
        "Give one argument, { endpoints, after }: 'endpoints' is a list of slugs, 'after' the last sequence that you have seen; both can be left out.";

    /// <exception cref="HubException">The request is invalid. The message says why in one sentence.</exception>
    public static StreamRequest Read(JsonElement argument, IEndpointDirectory directory)
    {
        if (argument.ValueKind == JsonValueKind.Null)
        {
            return new StreamRequest([], After: null);
        }

        if (argument.ValueKind != JsonValueKind.Object)
        {
            throw new HubException(Shape);
        }

        try
        {
            return ReadMembers(argument, directory);
        }
        catch (InvalidOperationException half)
        {
            throw new HubException($"A text in the argument has half of a surrogate pair. {Shape}", half);
        }
    }

    private static StreamRequest ReadMembers(JsonElement argument, IEndpointDirectory directory)
    {
        IReadOnlyList<EndpointSlug> endpoints = [];
        long? after = null;
        foreach (var member in argument.EnumerateObject())
        {
            if (Is(member, nameof(WatchRequest.Endpoints)))
            {
                endpoints = ReadEndpoints(member.Value, directory);
            }
            else if (Is(member, nameof(WatchRequest.After)))
            {
                after = ReadAfter(member.Value);
            }
            else
            {
                throw new HubException($"The argument has no member '{Cut(member.Name)}'. {Shape}");
            }
        }

        return new StreamRequest(endpoints, after);
    }

    private static bool Is(JsonProperty member, string name) => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static long? ReadAfter(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number when value.TryGetInt64(out var after) && after >= 0 => after,
        _ => throw new HubException($"'after' is {Cut(value.GetRawText())}: give the last sequence that you have seen, a whole number from 0."),
    };

    private static List<EndpointSlug> ReadEndpoints(JsonElement value, IEndpointDirectory directory)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
        {
            throw new HubException("'endpoints' is not a list of slugs: give one such as [\"inbox\"], or leave it out for all endpoints.");
        }

        if (value.GetArrayLength() > MaxEndpoints)
        {
            throw new HubException($"'endpoints' lists {value.GetArrayLength()}: give at most {MaxEndpoints}, or leave it out for all endpoints.");
        }

        return [.. value.EnumerateArray().Select(item => ReadSlug(item.GetString()!, directory)).Distinct()];
    }

    private static EndpointSlug ReadSlug(string text, IEndpointDirectory directory)
    {
        if (!EndpointSlug.TryParse(text, out var slug))
        {
            throw new HubException($"'{Cut(text)}' in 'endpoints' is not an endpoint's slug; a slug is {EndpointSlug.Rule}.");
        }

        return directory.Find(slug) is null
            ? throw new HubException($"There is no endpoint '{slug}': GET /api/v1/endpoints lists them.")
            : slug;
    }

    private static string Cut(string text) => text.Length <= MaxQuoted ? text : text[..MaxQuoted] + "…";
}
