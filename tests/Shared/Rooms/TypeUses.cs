using System.Reflection;
using System.Runtime.CompilerServices;

namespace VpcFlow.Tests.Rooms;

/// <summary>Finds the types of an assembly that a type of it uses: in its members, and in their code.</summary>
internal static class TypeUses
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Returns the type that a nested type is in, or the type itself.</summary>
    public static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type;
    }

    public static IEnumerable<Type> Of(Type type)
    {
        IEnumerable<Type?> used = [type.BaseType, .. type.GetInterfaces(), .. type.GetFields(All).Select(f => f.FieldType)];
        foreach (MethodBase method in type.GetMembers(All).OfType<MethodBase>())
        {
            used = used.Concat(method.GetParameters().Select(p => p.ParameterType));
            used = used.Concat(method is MethodInfo info ? [info.ReturnType] : []);
            used = used.Concat(method.GetMethodBody()?.LocalVariables.Select(v => v.LocalType) ?? []);
            used = used.Concat(IlReader.Members(method).Select(m => m as Type ?? m.DeclaringType));
        }

        // Iterators and asynchronous methods are nested types.
        foreach (Type nested in type.GetNestedTypes(All))
            used = used.Concat(Of(nested));
        return used.OfType<Type>()
            .SelectMany(Parts)
            .Where(t => t.Assembly == type.Assembly && !t.IsDefined(typeof(CompilerGeneratedAttribute)))
            .Distinct();
    }

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
            return Parts(type.GetElementType()!);
        return type.IsGenericType ? [type.GetGenericTypeDefinition(), .. type.GetGenericArguments().SelectMany(Parts)] : [type];
    }
}
