namespace WebhookDashboard.Components.Shared.Body.Json;

/// <summary>What a line of formatted JSON contains after its key.</summary>
public enum JsonLineKind : byte
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

    /// <summary>The value of a form's field: text without quotes and escapes.</summary>
    Plain,

    /// <summary>The heading of a CloudEvent, which folds like a bracket.</summary>
    Heading,
}
