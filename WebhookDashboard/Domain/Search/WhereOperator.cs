namespace WebhookDashboard.Domain.Search;

/// <summary>How a condition compares.</summary>
public enum WhereOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,

    /// <summary>A string that contains another, letter case aside.</summary>
    Contains,

    /// <summary>Any value, null too.</summary>
    Exists,
}
