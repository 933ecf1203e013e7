using System.Text.Json;
using System.Text.RegularExpressions;

namespace WebhookDashboard.Api;

/// <summary>Explains what is wrong with JSON that was sent.</summary>
internal static partial class JsonFault
{
    /// <param name="fault">The exception.</param>
    /// <param name="isLine">Whether the JSON is one line of a body, and not a whole one.</param>
    public static string Explain(JsonException fault, bool isLine = false)
    {
        var member = fault.Path?.TrimStart('$').TrimStart('.');
        if (UnknownMember().Match(fault.Message) is { Success: true } match)
        {
            var name = match.Groups["name"].Value;
            return $"'{(string.IsNullOrEmpty(member) ? name : member)}' is unknown: {(isLine ? "no line of an NDJSON export has it" : "/openapi/v1.json lists what may be sent")}.";
        }

        if (MissingMember().Match(fault.Message) is { Success: true } missing)
        {
            return $"'{missing.Groups["name"].Value}' is missing.";
        }

        var place = isLine ? fault.BytePositionInLine is { } at ? $" (byte {at + 1})" : ""
            : fault.LineNumber is { } line ? $" (line {line + 1})" : "";

        // An inner JsonException is a syntax error, wherever the parser was.
        return string.IsNullOrEmpty(member) || fault.InnerException is JsonException
            ? isLine ? $"It is not JSON that can be read{place}: each line must be one event of an NDJSON export."
                : $"The body is not JSON that can be read{place}: send a JSON object."
            : $"'{member}' has the wrong type{place}{(isLine ? "." : ": /openapi/v1.json says which it must have.")}";
    }

    [GeneratedRegex("^The JSON property '(?<name>[^']*)' could not be mapped", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnknownMember();

    [GeneratedRegex("missing required properties[^']*'(?<name>[^']*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingMember();
}
