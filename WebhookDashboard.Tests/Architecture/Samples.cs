// Wrong on purpose: a small house whose rooms break each rule once, each in a place where a rule is easy to miss.
using Microsoft.AspNetCore.Http;
using WebhookDashboard.Tests.Architecture.Samples.Data;
using WebhookDashboard.Tests.Architecture.Samples.Live;

namespace WebhookDashboard.Tests.Architecture.Samples.Data
{
    internal class Row
    {
        public static int Count() => 1;
    }

    [AttributeUsage(AttributeTargets.Method)]
    internal sealed class RowAttribute : Attribute;
}

namespace WebhookDashboard.Tests.Architecture.Samples.Live
{
    internal sealed record Batch(int Size);
}

namespace WebhookDashboard.Tests.Architecture.Samples.Events
{
    internal sealed class AllowedReader : Row;

    internal sealed class HttpInALocal
    {
        public static string? Read(object? value) => value is HttpContext context ? context.TraceIdentifier : null;
    }
}

namespace WebhookDashboard.Tests.Architecture.Samples.Ingest
{
    internal sealed class ByBaseType : Row;

    internal sealed class ByField
    {
        private readonly Row[] _kept = [];

        public override string ToString() => $"{_kept.Length}";
    }

    internal sealed class ByTypeArgument
    {
        public static IReadOnlyDictionary<string, Row[]> Read() => throw new NotSupportedException();
    }

    internal sealed class ByStaticCall
    {
        public static int Read() => Row.Count();
    }

    internal sealed class ByClosure
    {
        public static Func<Task<int>> Read() => async () =>
        {
            await Task.Yield();
            return new Batch(1).Size;
        };
    }

    internal sealed class ByAttribute
    {
        [Row]
        public int Read() => GetHashCode();
    }

    internal sealed class ByTypeOf
    {
        public static string Read() => typeof(Row).Name;
    }

    internal static class IngestRegistration
    {
        public static Type Register() => typeof(IHttpContextAccessor);
    }
}

namespace WebhookDashboard.Tests.Architecture.Samples.Cellar
{
    internal sealed class Forgotten;
}
