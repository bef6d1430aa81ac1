using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using VpcFlow.Generator.Model;

namespace VpcFlow.Generator.Emit;

/// <summary>
/// The names of generated files. The compiler compares them without case and ends a generator that adds two of one name, so classes whose names differ in case only
/// get a number.
/// </summary>
internal static class HintNames
{
    /// <summary>How the names of all generated files end.</summary>
    private const string Suffix = ".FlowLog.g.cs";

    /// <summary>Whether a file was generated.</summary>
    public static bool IsGenerated(SyntaxTree tree) => tree.FilePath.EndsWith(Suffix, StringComparison.Ordinal);

    /// <summary>The metadata names that differ from another one in case only, in ordinal order. Nearly always empty, so that an added class leaves the files of the others alone.</summary>
    public static EquatableArray<string> Ambiguous(ImmutableArray<string> metadataNames)
        => new(metadataNames
            .GroupBy(PlainName, StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Count() > 1)
            .SelectMany(g => g)
            .OrderBy(n => n, StringComparer.Ordinal)
            .ToImmutableArray());

    /// <summary>The name of the file of a class. No part of a type's name is a number, so that none is taken.</summary>
    public static string Create(string metadataName, EquatableArray<string> ambiguous)
    {
        string plain = PlainName(metadataName);
        int number = ambiguous.Where(n => StringComparer.OrdinalIgnoreCase.Equals(PlainName(n), plain)).TakeWhile(n => n != metadataName).Count();
        return plain + (number == 0 ? "" : "." + (number + 1).ToString(CultureInfo.InvariantCulture)) + Suffix;
    }

    private static string PlainName(string metadataName) => metadataName.Replace('+', '.');
}
