namespace WebhookDashboard.Components.Shared.Body.Json;

/// <summary>What a line of formatted JSON contains after its key.</summary>
public enum JsonLineKind
{
    Text,
    Number,
    Word,
    OpenObject,
    OpenArray,
    CloseObject,
    CloseArray,
    EmptyObject,
    EmptyArray,
}
