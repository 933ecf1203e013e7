namespace WebhookDashboard.Outbound.Templates;

/// <summary>The heads under which templates stand.</summary>
internal enum TemplateGroup
{
    SampleShop,
    Edges,
}
