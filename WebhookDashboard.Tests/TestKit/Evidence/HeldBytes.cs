using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace WebhookDashboard.Tests.TestKit.Evidence;

/// <summary>
/// Counts the bytes that objects keep in memory, whatever else the process does. Types, delegates and encodings are shared, and
/// left out.
/// </summary>
internal static class HeldBytes
{
    private const int Header = 16;
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static long Of(params object?[] roots)
    {
        var met = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var left = new Stack<object>(roots.OfType<object>());
        long bytes = 0;
        while (left.TryPop(out var one))
        {
            if (one is not (Type or Delegate or Encoding or Pointer) && met.Add(one))
            {
                bytes += SizeOf(one);
                Push(one, left);
            }
        }

        return bytes;
    }

    private static long SizeOf(object one) => one switch
    {
        string text => Header + 6 + (2L * text.Length),
        Array array => Header + ((long)array.Length * SizeOf(array.GetType().GetElementType()!)),
        _ => Header + Levels(one.GetType()).SelectMany(level => level.GetFields(Fields)).Sum(field => SizeOf(field.FieldType)),
    };

    private static int SizeOf(Type type) => type.IsValueType ? RuntimeHelpers.SizeOf(type.TypeHandle) : IntPtr.Size;

    /// <summary>Pushes what an object refers to.</summary>
    private static void Push(object one, Stack<object> left)
    {
        if (one is string || (one is Array array && !HasReferences(array.GetType().GetElementType()!)))
        {
            return;
        }

        var values = one is Array items
            ? items.Cast<object?>().Select(item => (item, items.GetType().GetElementType()!))
            : Levels(one.GetType()).SelectMany(level => level.GetFields(Fields)).Where(field => HasReferences(field.FieldType)).Select(field => (field.GetValue(one), field.FieldType));
        foreach (var (value, type) in values)
        {
            if (value is not null && type.IsValueType)
            {
                Push(value, left);
            }
            else if (value is not null)
            {
                left.Push(value);
            }
        }
    }

    private static bool HasReferences(Type type) =>
        !type.IsPrimitive && !type.IsEnum && !type.IsPointer
        && (!type.IsValueType || type.GetFields(Fields).Any(field => HasReferences(field.FieldType)));

    private static IEnumerable<Type> Levels(Type? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            yield return type;
        }
    }
}
