using VpcFlow.Benchmarks.Data;
using VpcFlow.Benchmarks.Generated;

namespace VpcFlow.Benchmarks.Straightness;

/// <summary>
/// Counts the conditional jumps in the machine code of generated methods, and compares them with <c>docs/performance.md</c>: an expected
/// record is read and written without jumps on its values, except for those that the page lists. A call that the page does not list is an
/// error, too, since the called method could contain jumps.
/// </summary>
internal static class StraightnessCheck
{
    private static readonly (FormatCase Format, Type Class)[] s_classes =
        [(FormatCase.V2, typeof(V2Logs)), (FormatCase.V5, typeof(V5Logs))];

    /// <summary>Runs the check.</summary>
    /// <param name="arguments">A path to write the listing to, or none.</param>
    /// <returns>
    /// 1 if there are more jumps or calls than documented; otherwise 0, even if the version of .NET or the processor is not the documented
    /// one.
    /// </returns>
    public static int Run(string[] arguments)
    {
        if (arguments.Contains(ListedProcess.Argument))
            return ListedProcess.Work();

        DocumentedMethods documented = DocumentedMethods.Read();
        string[] errors;
        try
        {
            errors = [.. KernelCheck.Run(), .. CheckJumps(documented.Methods, arguments.FirstOrDefault())];
        }
        catch (InvalidOperationException exception)
        {
            errors = [exception.Message];
        }

        foreach (string error in errors)
            Console.Error.WriteLine(error);
        Console.WriteLine(errors.Length == 0 ? "The generated code is as straight as documented." : $"{errors.Length} differences.");
        if (Environment.Version == documented.Runtime)
            return errors.Length == 0 ? 0 : 1;
        Console.WriteLine($"This is only a report: .NET is {Environment.Version}, and the table is of {documented.Runtime}.");
        return 0;
    }

    private static List<string> CheckJumps(IReadOnlyList<DocumentedMethod> documented, string? path)
    {
        string[] methods = [.. documented.Select(m => m.Method), nameof(Planted.PlantedJump), nameof(Planted.PlantedCallee)];
        using var listing = new ListedProcess(methods);
        if (path is not null)
            listing.CopyTo(path);
        if (!listing.IsDocumentedProcessor)
        {
            Console.WriteLine($"Jumps are not compared: the processor is {listing.Processor}.");
            return [];
        }

        CheckPlanted(listing.Methods);
        return Compare(documented, listing.Methods);
    }

    private static List<string> Compare(IReadOnlyList<DocumentedMethod> documented, IReadOnlyList<MethodListing> listings)
    {
        var errors = new List<string>();
        Console.WriteLine("format\tmethod\tconditional_jumps\tdocumented\tcalls");
        foreach ((FormatCase format, Type type) in s_classes)
        {
            foreach (DocumentedMethod expected in documented)
            {
                MethodListing actual = Find(listings, expected.Method, type.Name + "+");
                int limit = expected.Jumps[format];
                string name = $"{expected.Method} of {format.Name()}";
                Console.WriteLine($"{format.Name()}\t{expected.Method}\t{actual.Jumps.Count}\t{limit}\t{string.Join(' ', actual.Calls)}");
                if (actual.Jumps.Count > limit)
                    errors.Add($"{name} has {actual.Jumps.Count} conditional jumps instead of {limit}: {string.Join(", ", actual.Jumps)}");
                errors.AddRange(actual.Calls.Except(expected.Calls).Select(call => $"{name} calls {call}, which is not documented"));
            }
        }

        return errors;
    }

    /// <summary>Fails if the listing is not understood: if nothing were counted, the number would always be low enough.</summary>
    private static void CheckPlanted(IReadOnlyList<MethodListing> listings)
    {
        MethodListing jump = Find(listings, nameof(Planted.PlantedJump), nameof(Planted));
        MethodListing callee = Find(listings, nameof(Planted.PlantedCallee), nameof(Planted));
        bool isUnderstood = jump.Jumps.Count == 1 && jump.Calls.SequenceEqual([nameof(Planted.PlantedCallee)])
            && callee.Jumps.Count == 0 && callee.Calls.Count == 0;
        if (!isUnderstood)
            throw new InvalidOperationException($"The listing is not understood: {jump} {callee}");
    }

    /// <summary>Returns the only listing of a method that is fully optimized.</summary>
    private static MethodListing Find(IReadOnlyList<MethodListing> listings, string method, string type)
    {
        MethodListing[] found = [.. listings.Where(l => l.Method == method && l.Type.Contains(type, StringComparison.Ordinal))];
        if (found is [{ Tier: "FullOpts" } one])
            return one;
        string tiers = string.Join(", ", found.Select(l => l.Tier).DefaultIfEmpty("not compiled"));
        throw new InvalidOperationException($"{method} of {type} should be compiled once and fully optimized, and is {tiers}.");
    }
}
