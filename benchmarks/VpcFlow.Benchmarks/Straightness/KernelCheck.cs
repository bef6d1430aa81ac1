using VpcFlow.Benchmarks.Processes;

namespace VpcFlow.Benchmarks.Straightness;

/// <summary>
/// Sees to it that code for each width of vectors is what was written. The hashes of Community IDs call nothing: the compiler stops to inline when a method has grown too
/// large; then every step of every round is a call, and a record takes three times as long. Decoders keep their constants: in a vector that the processor doesn't have, they
/// would go through the stack for every record, which doubles the time of decoding.
/// </summary>
internal static class KernelCheck
{
    private static readonly string[] s_methods = ["Compress", "Load", "Store"];

    private const string Decoder = "DecodeLines";

    /// <summary>Where registers don't suffice, a few vectors are put aside.</summary>
    private const int MostStackVectors = 4;

    /// <summary>Runs the check.</summary>
    /// <returns>The number of errors, which are told.</returns>
    public static int Run()
    {
        int errors = 0;
        foreach (string? without in NarrowMachine.All.Where(m => m != NarrowMachine.Baseline).Select(m => m.Variable).Prepend(null))
        {
            string path = Path.GetTempFileName();
            try
            {
                File.Delete(path);
                string processor = ListedProcess.Run([.. s_methods, Decoder], path, without);
                IReadOnlyList<MethodListing> listings = MethodListing.Read(path);
                MethodListing[] lanes = [.. listings.Where(l => l.Type.Contains(".Lane", StringComparison.Ordinal))];
                errors += lanes.Select(l => l.Method).Order().SequenceEqual(s_methods) ? 0 : Report($"{processor}: compiled once each are to be {string.Join(", ", s_methods)}, and are: {string.Join(", ", lanes.Select(l => $"{l.Method} {l.Tier}"))}");
                errors += lanes.Where(l => l.Tier != "FullOpts" || l.Calls.Count > 0).Sum(l => Report($"{processor}: {l.Type}.{l.Method}, compiled as {l.Tier}, calls {string.Join(" ", l.Calls.Distinct())}"));
                MethodListing[] decoders = [.. listings.Where(l => l.Method == Decoder)];
                errors += decoders.Length > 0 ? 0 : Report($"{processor}: {Decoder} is not compiled.");
                errors += decoders.Where(l => l.StackVectors.Count > MostStackVectors).Sum(l => Report($"{processor}: {l.Type}.{l.Method} puts vectors on the stack: {string.Join(", ", l.StackVectors)}"));
            }
            finally
            {
                File.Delete(path);
            }
        }

        return errors;
    }

    private static int Report(string error)
    {
        Console.Error.WriteLine(error);
        return 1;
    }
}
