using System.CommandLine;
using VpcFlow.Cli.Detecting;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Commands;

/// <summary><c>vpcflow detect</c>: prints the format of an input and the C# to declare it.</summary>
internal static class DetectCommand
{
    public const string Name = "detect";

    public static Command Create(MessageWriter messages)
    {
        Argument<string> input = Symbols.Input<string>("A file, directory or pattern, or - for standard input.");
        var command = new Command(Name, "Detect the format of flow logs and print the C# attribute for it.") { input };
        command.SetAction((parsed, cancellationToken)
            => Task.Run(() => RunAsync(parsed.GetRequiredValue(input), messages, cancellationToken), CancellationToken.None));
        return command;
    }

    private static async Task<int> RunAsync(string input, MessageWriter messages, CancellationToken cancellationToken)
    {
        InputExpander inputs = InputExpander.Expand([input]);
        foreach (string problem in inputs.Problems.Concat(inputs.Notes))
            messages.Error(problem);
        int exitCode = inputs.Problems.Count > 0 ? ExitCodes.InputFailed : ExitCodes.Done;
        var reports = new DetectionReport();
        foreach (InputFile file in inputs.Files)
        {
            try
            {
                TextSample sample = await TextSample.ReadAsync(file, cancellationToken).ConfigureAwait(false);
                if (sample.Problem is not null)
                    messages.Error(sample.Problem);
                DetectedFormat detected = FormatDetector.Detect(sample.Text);
                reports.Add(file, detected);
                if (detected.Format is null)
                {
                    exitCode = Math.Max(exitCode, ExitCodes.Usage);
                    messages.Error($"{file.Name}: {detected.Evidence}");
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                exitCode = ExitCodes.InputFailed;
                messages.Error($"{file.Name}: {e.Message}");
            }
        }

        TextOutput.Write(reports.ToString());
        return exitCode;
    }
}
