using System.Diagnostics;
using System.Globalization;
using VpcFlow.Benchmarks.Contenders;
using VpcFlow.Benchmarks.Data;
using VpcFlow.Benchmarks.Processes;

namespace VpcFlow.Benchmarks.Ratios;

/// <summary>
/// The turns of generated code in a process with narrower vectors; the process takes one turn for each line of its input.
/// </summary>
internal sealed class NarrowTurns : ITurns
{
    /// <summary>The argument of a process that takes turns.</summary>
    public const string Argument = "--turns";

    private const string WarmUpLine = "warm up";
    private const string TurnLine = "turn";

    private readonly Process _process;

    public NarrowTurns(Scope scope, FormatCase format, NarrowMachine machine)
    {
        Name = $"{Contender.Generated}, {machine.Name}";
        ProcessStartInfo start = CommandRun.OfThisProgram("ratios", Argument, "--scope", scope.Name(), "--format", format.Name());
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.Environment[machine.Variable] = "0";
        _process = Process.Start(start)!;
    }

    public string Name { get; }

    public void WarmUp() => Ask(WarmUpLine);

    public double Turn() => Ask(TurnLine);

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>Runs in the other process and answers until its input ends.</summary>
    public static int Serve(ITurns turns)
    {
        while (Console.ReadLine() is { } line)
        {
            double time = 0;
            if (line == WarmUpLine)
                turns.WarmUp();
            else
                time = turns.Turn();
            Console.WriteLine(time.ToString("R", CultureInfo.InvariantCulture));
        }

        return 0;
    }

    private double Ask(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
        string answer = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"The process of “{Name}” has ended.");
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }
}
