namespace WebhookDashboard.Quality;

/// <summary>What is followed at most, since senders choose types and fields.</summary>
internal static class QualityLimits
{
    /// <summary>The types of an endpoint whose fields are followed.</summary>
    public const int Types = 50;

    /// <summary>The fields of a type, a field with two JSON types counted twice.</summary>
    public const int Fields = 200;

    /// <summary>The different bodies of an endpoint among which a repeat is recognised.</summary>
    public const int Bodies = 256;

    /// <summary>How many bytes of a body are read.</summary>
    public const int BodyBytes = 64 * 1024;
}
