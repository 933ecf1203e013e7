namespace WebhookDashboard.Compare;

/// <summary>One request between a copy and the shop, in whichever direction, and what the copy knew after it.</summary>
/// <param name="Kind">Who asked or told.</param>
/// <param name="AskedAt">When it began; of a webhook, when it arrived.</param>
/// <param name="At">When the copy knew. Both since the run's start.</param>
/// <param name="Version">The state that it told; 0 is the state before the first change; null when the request failed.</param>
/// <param name="BytesIn">What came in for it, heads included.</param>
/// <param name="BytesOut">What went out for it, heads included; 0 until the shop has told how large the answer to its webhook was.</param>
public sealed record Lesson(LessonKind Kind, TimeSpan AskedAt, TimeSpan At, int? Version, long BytesIn, long BytesOut);
