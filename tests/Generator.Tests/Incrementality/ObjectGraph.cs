using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace VpcFlow.Generator.Tests.Incrementality;

/// <summary>Walks everything reachable from an object, to find what would keep a compilation alive.</summary>
internal static class ObjectGraph
{
    /// <summary>Returns the path to the first object that belongs to a compilation; <see langword="null"/> if there is none.</summary>
    public static string? FindCompilerObject(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<(object Value, string Path)>();
        pending.Push((root, root.GetType().Name));
        while (pending.TryPop(out (object Value, string Path) next))
        {
            if (next.Value is ISymbol or SyntaxNode or SyntaxTree or SyntaxReference or Microsoft.CodeAnalysis.Compilation
                or SemanticModel or Location or AttributeData)
                return next.Path;
            Type type = next.Value.GetType();
            if (type.IsPrimitive || type.IsEnum || next.Value is string or Type or Assembly || !seen.Add(next.Value))
                continue;
            foreach ((object? value, string name) in Children(next.Value, type))
            {
                if (value is not null)
                    pending.Push((value, $"{next.Path}.{name}"));
            }
        }

        return null;
    }

    private static IEnumerable<(object? Value, string Name)> Children(object value, Type type)
    {
        if (type.IsGenericType
            && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            && type.GetProperty(nameof(ImmutableArray<int>.IsDefault))!.GetValue(value) is true)
            return [];
        if (value is IEnumerable items)
            return items.Cast<object?>().Select((item, i) => (item, $"[{i}]"));
        return Fields(type).Select(f => (f.GetValue(value), f.Name));
    }

    /// <summary>Returns all instance fields, including private ones of base types.</summary>
    private static IEnumerable<FieldInfo> Fields(Type? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field
                in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                yield return field;
        }
    }
}
