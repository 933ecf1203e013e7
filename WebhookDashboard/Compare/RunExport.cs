using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using WebhookDashboard.Compare.Figures;
using WebhookDashboard.Compare.Runs;

namespace WebhookDashboard.Compare;

/// <summary>Exports a whole run: what its figures are computed from, and in JSON the figures too.</summary>
internal static class RunExport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new MillisecondsConverter() },
    };

    /// <summary>Times are milliseconds since <c>startedAt</c>, sizes bytes with heads.</summary>
    public static byte[] ToJson(RunSettings settings, RunData run)
    {
        SideAccount pull = run.PullAccount(), push = run.PushAccount();
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                settings,
                run.StartedAt,
                run.Elapsed,
                run.ProductId,
                run.Initial,
                Figures = new { Pull = pull.Figures, Push = push.Figures },
                run.Changes,
                run.Pull,
                run.Push,
            },
            Json);
    }

    /// <summary>
    /// A line for the start, with the settings as a link has them, for each change and each request in the order of time,
    /// and for the end. Columns that do not apply are empty.
    /// </summary>
    public static byte[] ToCsv(RunSettings settings, RunData run)
    {
        var link = string.Join('&', RunLink.Write(settings).Where(pair => pair.Value is not null).Select(pair => $"{pair.Key}={pair.Value}"));
        var text = new StringBuilder("at_ms,what,version,quantity,lost,asked_at_ms,bytes_in,bytes_out,settings\n");
        text.Append(CultureInfo.InvariantCulture, $"0,start,0,{run.Initial},,,,,{link}\n");
        var changes = run.Changes.Select(c => (c.At, Line: string.Create(
            CultureInfo.InvariantCulture,
            $"{Ms(c.At)},change,{c.Version},{c.Quantity},{(c.IsLost ? 1 : 0)},,,,")));
        var observations = run.Pull.Concat(run.Push).Select(l => (l.At, Line: string.Create(
            CultureInfo.InvariantCulture,
            $"{Ms(l.At)},{Word(l.Kind)},{l.Version},{QuantityOf(run, l.Version)},,{Ms(l.AskedAt)},{l.BytesIn},{l.BytesOut},")));
        foreach (var (_, line) in changes.Concat(observations).OrderBy(row => row.At))
        {
            text.Append(line).Append('\n');
        }

        text.Append(CultureInfo.InvariantCulture, $"{Ms(run.Elapsed)},end,,,,,,,\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Word(ObservationKind kind) => kind switch
    {
        ObservationKind.Poll => "poll",
        ObservationKind.Webhook => "webhook",
        _ => "reconcile",
    };

    private static string Ms(TimeSpan time) => time.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture);

    private static long? QuantityOf(RunData run, int? version) => version switch
    {
        0 => run.Initial,
        { } known when known <= run.Changes.Count => run.Changes[known - 1].Quantity,
        _ => null,
    };

    private sealed class MillisecondsConverter : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TimeSpan.FromMilliseconds(reader.GetDouble());

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(Math.Round(value.TotalMilliseconds, 3));
    }
}
