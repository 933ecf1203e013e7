namespace WebhookDashboard.Outbound.Templates;

/// <summary>The heads under which templates stand.</summary>
public enum TemplateGroup
{
    SampleShop,
    Edges,
}
