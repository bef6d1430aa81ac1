using VpcFlow.Benchmarks.Processes;

namespace VpcFlow.Benchmarks.Straightness;

/// <summary>
/// Checks that the machine code for each width of vectors is as intended. The hashes of Community IDs must not call other methods: the
/// compiler stops inlining when a method has grown too large; then every step of every round is a call, and a record takes three times as
/// long. Decoders must keep their constants in registers: in vectors that the processor doesn't have, they would be passed on the stack for
/// every record, which doubles the time of decoding.
/// </summary>
internal static class KernelCheck
{
    private const string Decoder = "DecodeLines";

    /// <summary>The number of vectors that may be on the stack if there are not enough registers.</summary>
    private const int MostStackVectors = 4;

    private static readonly string[] s_hashMethods = ["Compress", "Load", "Store"];

    /// <summary>Runs the check and returns what is wrong.</summary>
    public static IEnumerable<string> Run()
    {
        IEnumerable<string> variables = NarrowMachine.All.Where(m => m != NarrowMachine.Baseline).Select(m => m.Variable);
        return variables.Prepend(null).SelectMany(v => Check(v).Select(e => v is null ? e : $"{v}=0: {e}"));
    }

    private static IEnumerable<string> Check(string? without)
    {
        using var listing = new ListedProcess([.. s_hashMethods, Decoder], without);
        MethodListing[] lanes = [.. listing.Methods.Where(l => l.Type.Contains(".Lane", StringComparison.Ordinal))];
        MethodListing[] decoders = [.. listing.Methods.Where(l => l.Method == Decoder)];
        if (!lanes.Select(l => l.Method).Order().SequenceEqual(s_hashMethods))
            yield return $"the compiled hashes are {string.Join(", ", lanes.Select(l => $"{l.Method} {l.Tier}"))}";
        foreach (MethodListing lane in lanes.Where(l => l.Tier != "FullOpts" || l.Calls.Count > 0))
            yield return $"{lane.Type}.{lane.Method}, compiled as {lane.Tier}, calls {string.Join(" ", lane.Calls.Distinct())}";
        if (decoders.Length == 0)
            yield return $"{Decoder} is not compiled";
        foreach (MethodListing decoder in decoders.Where(l => l.StackVectors.Count > MostStackVectors))
            yield return $"{decoder.Type}.{decoder.Method} puts vectors on the stack: {string.Join(", ", decoder.StackVectors)}";
    }
}
