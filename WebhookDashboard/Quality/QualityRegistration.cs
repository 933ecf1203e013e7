using WebhookDashboard.Events.Readers;
using WebhookDashboard.Quality.Reading;
using WebhookDashboard.Quality.Reports;
using WebhookDashboard.Supervision;

namespace WebhookDashboard.Quality;

internal static class QualityRegistration
{
    public static WebApplicationBuilder AddQuality(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IQualityReports, QualityReports>();
        builder.Services.AddLogReader<QualityReader>();
        builder.Services.AddSupervisedService<QualityUpkeep>();
        return builder;
    }
}
