using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace VpcFlow.Generator.Model;

/// <summary>
/// Creates the names of generated files. The compiler compares them without case and stops a generator that adds the same name twice, so
/// classes whose names differ only in case get a number.
/// </summary>
internal static class HintNames
{
    /// <summary>The end of the names of all generated files.</summary>
    private const string Suffix = ".FlowLog.g.cs";

    /// <summary>Whether a file was generated.</summary>
    public static bool IsGenerated(SyntaxTree tree) => tree.FilePath.EndsWith(Suffix, StringComparison.Ordinal);

    /// <summary>
    /// Returns the metadata names that differ from another one only in case, in ordinal order. Nearly always empty, so that adding a class
    /// does not affect the files of the others.
    /// </summary>
    public static EquatableArray<string> Ambiguous(ImmutableArray<string> metadataNames)
        => new(metadataNames
            .GroupBy(PlainName, StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Count() > 1)
            .SelectMany(g => g)
            .OrderBy(n => n, StringComparer.Ordinal)
            .ToImmutableArray());

    /// <summary>
    /// Returns the name of the file of a class. No part of a type's name is a number, so a name with a number is never taken.
    /// </summary>
    public static string Create(string metadataName, EquatableArray<string> ambiguous)
    {
        string plain = PlainName(metadataName);
        int number = ambiguous
            .Where(n => StringComparer.OrdinalIgnoreCase.Equals(PlainName(n), plain))
            .TakeWhile(n => n != metadataName)
            .Count();
        return plain + (number == 0 ? "" : "." + (number + 1).ToString(CultureInfo.InvariantCulture)) + Suffix;
    }

    private static string PlainName(string metadataName) => metadataName.Replace('+', '.');
}
