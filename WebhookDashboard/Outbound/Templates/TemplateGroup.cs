namespace WebhookDashboard.Outbound.Templates;

/// <summary>The groups in which pages list templates.</summary>
public enum TemplateGroup
{
    SampleShop,
    Edges,
}
