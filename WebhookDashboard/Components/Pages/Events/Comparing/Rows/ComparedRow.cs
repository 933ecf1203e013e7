using System.Runtime.InteropServices;

namespace WebhookDashboard.Components.Pages.Events.Comparing.Rows;

/// <summary>A visible line of two compared bodies.</summary>
/// <param name="Mark">What it says.</param>
/// <param name="Depth">How far it is indented.</param>
/// <param name="Difference">The difference that it belongs to, counted from 0; −1 if it belongs to none.</param>
/// <param name="Part">Where its text is, in the terms of its <see cref="ComparedRows"/>. Of a fold, its number.</param>
/// <param name="Line">Which line of the part. Of a fold, how much it hides.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ComparedRow(LineMark Mark, int Depth, int Difference, int Part, int Line);
