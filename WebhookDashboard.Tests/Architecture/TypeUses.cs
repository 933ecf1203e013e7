using System.Reflection;

namespace WebhookDashboard.Tests.Architecture;

/// <summary>
/// Everything that a compiled type uses: its base types, the types in its members, its attributes, and the code of its
/// methods.
/// </summary>
internal static class TypeUses
{
    private const BindingFlags OwnMembers =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static IReadOnlySet<Type> Of(Type type)
    {
        var found = new HashSet<Type>();
        Add(found, type.BaseType);
        AddAll(found, type.GetInterfaces());
        AddConstraints(found, type.GetGenericArguments());
        AddAttributes(found, type);
        foreach (var member in type.GetMembers(OwnMembers))
        {
            AddAttributes(found, member);
            switch (member)
            {
                case FieldInfo field:
                    Add(found, field.FieldType);
                    break;
                case PropertyInfo property:
                    Add(found, property.PropertyType);
                    break;
                case EventInfo @event:
                    Add(found, @event.EventHandlerType);
                    break;
                case MethodBase method:
                    AddMethod(found, method);
                    break;
            }
        }

        found.Remove(type);
        return found;
    }

    private static void AddMethod(HashSet<Type> found, MethodBase method)
    {
        AddSignature(found, method);
        if (method.GetMethodBody() is not { } body)
        {
            return;
        }

        AddAll(found, body.LocalVariables.Select(local => local.LocalType));
        AddAll(found, body.ExceptionHandlingClauses
            .Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause)
            .Select(clause => clause.CatchType));
        foreach (var member in MethodCode.MembersIn(method, body))
        {
            switch (member)
            {
                case Type type:
                    Add(found, type);
                    break;
                case FieldInfo field:
                    Add(found, field.DeclaringType);
                    Add(found, field.FieldType);
                    break;
                case MethodBase called:
                    Add(found, called.DeclaringType);
                    AddAll(found, called.IsGenericMethod ? called.GetGenericArguments() : []);
                    Add(found, (called as MethodInfo)?.ReturnType);
                    break;
            }
        }
    }

    private static void AddSignature(HashSet<Type> found, MethodBase method)
    {
        foreach (var parameter in method.GetParameters())
        {
            Add(found, parameter.ParameterType);
            AddAll(found, parameter.GetCustomAttributesData().Select(attribute => attribute.AttributeType));
        }

        Add(found, (method as MethodInfo)?.ReturnType);
        AddConstraints(found, method.IsGenericMethod ? method.GetGenericArguments() : []);
    }

    private static void AddAttributes(HashSet<Type> found, MemberInfo member)
    {
        foreach (var attribute in member.GetCustomAttributesData())
        {
            Add(found, attribute.AttributeType);
            AddAll(found, attribute.ConstructorArguments.Select(argument => argument.Value).OfType<Type>());
        }
    }

    private static void AddConstraints(HashSet<Type> found, IEnumerable<Type> parameters) =>
        AddAll(found, parameters.Where(p => p.IsGenericParameter).SelectMany(p => p.GetGenericParameterConstraints()));

    private static void AddAll(HashSet<Type> found, IEnumerable<Type?> types)
    {
        foreach (var type in types)
        {
            Add(found, type);
        }
    }

    private static void Add(HashSet<Type> found, Type? type)
    {
        while (type is { HasElementType: true })
        {
            type = type.GetElementType();
        }

        if (type is null or { IsGenericParameter: true })
        {
            return;
        }

        found.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
        AddAll(found, type.IsGenericType ? type.GetGenericArguments() : []);
    }
}
