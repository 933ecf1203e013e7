namespace WebhookDashboard.Components.Shared.Body.Json;

/// <summary>What stands on a line of pretty JSON, behind its key.</summary>
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
