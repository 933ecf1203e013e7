using System.Runtime.InteropServices;

namespace WebhookDashboard.Components.Pages.Events.Comparing.Rows;

/// <summary>A visible line of two compared bodies.</summary>
/// <param name="Mark">What it says.</param>
/// <param name="Depth">How far it is indented.</param>
/// <param name="Difference">The difference that it belongs to, counted from 0; −1 if it belongs to none.</param>
/// <param name="Part">Which part of the bodies holds its text, as its <see cref="ComparedRows"/> counts them. For a fold, its number.</param>
/// <param name="Line">The line within the part. For a fold, how much it hides.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ComparedRow(LineMark Mark, int Depth, int Difference, int Part, int Line);
