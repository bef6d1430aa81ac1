using VpcFlow.Benchmarks.Data;
using VpcFlow.Benchmarks.Generated;

namespace VpcFlow.Benchmarks.Straightness;

/// <summary>
/// Counts the conditional jumps in the machine code of what is generated, and compares them with <c>docs/performance.md</c>: a record that is as expected is read and written
/// without jumps on its values, but for those that the page names. A call that the page does not name counts too, since jumps could hide behind it.
/// </summary>
internal static class StraightnessCheck
{
    private static readonly (FormatCase Format, Type Class)[] s_classes = [(FormatCase.V2, typeof(V2Logs)), (FormatCase.V5, typeof(V5Logs))];

    /// <summary>Runs the check.</summary>
    /// <param name="arguments">A path that gets the listing, to read it; or none.</param>
    /// <returns>1 if there are more jumps or calls than documented; 0 also where the processor is another than the documented one.</returns>
    public static int Run(string[] arguments)
    {
        if (arguments.Contains(ListedProcess.Argument))
            return ListedProcess.Work();

        if (KernelCheck.Run() > 0)
            return 1;
        IReadOnlyList<DocumentedMethod> documented = DocumentedMethods.Read();
        string path = arguments.Length > 0 ? Path.GetFullPath(arguments[0]) : Path.GetTempFileName();
        try
        {
            File.Delete(path);
            if (ListedProcess.List([.. documented.Select(m => m.Method), nameof(Planted.PlantedJump), nameof(Planted.PlantedCallee)], path) is { } reason)
            {
                Console.WriteLine($"Not compared: {reason}.");
                return 0;
            }

            IReadOnlyList<MethodListing> listings = MethodListing.Read(path);
            CheckPlanted(listings);
            return Compare(documented, listings);
        }
        finally
        {
            if (arguments.Length == 0)
                File.Delete(path);
        }
    }

    private static int Compare(IReadOnlyList<DocumentedMethod> documented, IReadOnlyList<MethodListing> listings)
    {
        int errors = 0;
        Console.WriteLine("format\tmethod\tconditional_jumps\tdocumented\tcalls");
        foreach ((FormatCase format, Type type) in s_classes)
        {
            foreach (DocumentedMethod expected in documented)
            {
                MethodListing actual = Find(listings, expected.Method, type.Name + "+");
                int limit = expected.Jumps[format];
                Console.WriteLine($"{format.Name()}\t{expected.Method}\t{actual.Jumps.Count}\t{limit}\t{string.Join(' ', actual.Calls)}");
                if (actual.Jumps.Count > limit)
                    errors += Report($"{expected.Method} of {format.Name()} has {actual.Jumps.Count} conditional jumps instead of {limit}: {string.Join(", ", actual.Jumps)}");
                foreach (string call in actual.Calls.Except(expected.Calls))
                    errors += Report($"{expected.Method} of {format.Name()} calls {call}, which is not documented");
            }
        }

        Console.WriteLine(errors == 0 ? "The generated code is as straight as documented." : $"{errors} differences from docs/performance.md.");
        return errors == 0 ? 0 : 1;
    }

    /// <summary>Fails if the listing is not understood: a count of nothing would always be low enough.</summary>
    private static void CheckPlanted(IReadOnlyList<MethodListing> listings)
    {
        MethodListing jump = Find(listings, nameof(Planted.PlantedJump), nameof(Planted));
        MethodListing callee = Find(listings, nameof(Planted.PlantedCallee), nameof(Planted));
        if (jump.Jumps.Count != 1 || !jump.Calls.SequenceEqual([nameof(Planted.PlantedCallee)]) || callee.Jumps.Count != 0 || callee.Calls.Count != 0)
            throw new InvalidOperationException($"The listing is not understood: {jump} {callee}");
    }

    /// <summary>The one listing of a method, fully optimised.</summary>
    private static MethodListing Find(IReadOnlyList<MethodListing> listings, string method, string type)
    {
        MethodListing[] found = [.. listings.Where(l => l.Method == method && l.Type.Contains(type, StringComparison.Ordinal))];
        if (found is [{ Tier: "FullOpts" } one])
            return one;
        string tiers = string.Join(", ", found.Select(l => l.Tier).DefaultIfEmpty("not compiled"));
        throw new InvalidOperationException($"{method} of {type} is to be compiled once and fully optimised, and is {tiers}.");
    }

    private static int Report(string error)
    {
        Console.Error.WriteLine(error);
        return 1;
    }
}
