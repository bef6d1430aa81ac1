using System.Text.RegularExpressions;

namespace VpcFlow.Benchmarks.Straightness;

/// <summary>The code that the runtime's just-in-time compiler produced for a method.</summary>
/// <param name="Type">The type, with a <c>+</c> before a nested one.</param>
/// <param name="Method">The method's name.</param>
/// <param name="Tier">The tier of compilation: <c>FullOpts</c>, <c>Tier0</c>, …</param>
/// <param name="Jumps">The conditional jumps.</param>
/// <param name="Calls">The methods that are called, including tail calls, without their types and parameters.</param>
/// <param name="StackVectors">The instructions that store a vector on the stack.</param>
internal sealed partial record MethodListing(
    string Type, string Method, string Tier, IReadOnlyList<string> Jumps, IReadOnlyList<string> Calls, IReadOnlyList<string> StackVectors)
{
    /// <summary>Reads the file that <c>DOTNET_JitStdOutFile</c> names.</summary>
    public static IReadOnlyList<MethodListing> Read(string path)
    {
        var methods = new List<MethodListing>();
        List<string> jumps = [];
        List<string> calls = [];
        List<string> stackVectors = [];
        foreach (string line in File.ReadLines(path))
        {
            if (HeadPattern().Match(line) is { Success: true, Groups: GroupCollection head })
            {
                (jumps, calls, stackVectors) = ([], [], []);
                methods.Add(new MethodListing(head["type"].Value, head["method"].Value, head["tier"].Value, jumps, calls, stackVectors));
            }
            else if (InstructionPattern().Match(line) is { Success: true, Groups: GroupCollection instruction })
            {
                AddInstruction(instruction[1].Value, instruction[2].Value, jumps, calls, stackVectors);
            }
        }

        return methods;
    }

    private static void AddInstruction(string mnemonic, string operand, List<string> jumps, List<string> calls, List<string> stackVectors)
    {
        bool isToLabel = LabelPattern().IsMatch(operand);
        if (mnemonic.StartsWith('j') && mnemonic != "jmp")
            jumps.Add($"{mnemonic} {operand}");
        else if (mnemonic == "call" || (mnemonic.EndsWith("jmp", StringComparison.Ordinal) && !isToLabel))
            calls.Add(CalleePattern().Match(operand) is { Success: true } callee ? callee.Groups[1].Value : operand);
        else if (StackVectorPattern().IsMatch(operand))
            stackVectors.Add($"{mnemonic} {operand}");
    }

    [GeneratedRegex(@"^; Assembly listing for method (?<type>.+):(?<method>[^:(\[]+)(\[.*\])?\(.*\).* \((?<tier>[^()]+)\)$")]
    private static partial Regex HeadPattern();

    /// <summary>Instructions are indented; labels, comments and directives are not.</summary>
    [GeneratedRegex(@"^ +([a-z][a-z0-9.]*)(?: +(.*?))?\s*$")]
    private static partial Regex InstructionPattern();

    [GeneratedRegex(@"^[xyz]mmword ptr \[r[bs]p")]
    private static partial Regex StackVectorPattern();

    [GeneratedRegex(@"\bG_M\w*_IG\d+")]
    private static partial Regex LabelPattern();

    [GeneratedRegex(@"[:.](\w+)(?:\[[^()]*\])?\(")]
    private static partial Regex CalleePattern();
}
