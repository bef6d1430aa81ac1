using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Converting;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Inputs;

/// <summary>What has become of the inputs of a command: what was read, what was left out and what failed.</summary>
internal sealed class InputTally(FileNotes leftOut, MessageWriter messages)
{
    private readonly FolderTally _folders = new();
    private FlowLogSummary _summary;

    /// <summary>What to do about a header that names another format than the command line.</summary>
    public const string MismatchAdvice = "Omit --format to take the format from header lines.";

    /// <summary>The formats of lines without a header if none is given.</summary>
    public static IReadOnlyList<FlowLogFormat> DefaultFormats { get; } =
        [FlowLogFormat.Parse(FlowLogFormats.Default), FlowLogFormat.Parse(FlowLogFormats.TransitGateway)];

    public FlowLogSummary Summary => _summary;

    /// <summary>The number of inputs that were read.</summary>
    public int Inputs { get; private set; }

    /// <summary>The number of inputs that have ended, whatever has become of them.</summary>
    public int Ended { get; private set; }

    /// <summary>The number of files that were left out.</summary>
    public int LeftOut => leftOut.Count;

    public int ExitCode { get; private set; }

    /// <summary>Adds an input that has ended, and reports what went wrong with it.</summary>
    public void Add(FlowLogObjectOutcome result)
    {
        InputOutcome outcome = InputOutcome.Of(result);
        _summary += outcome.Summary;
        Ended++;
        if (outcome.File.Folder is { } folder)
            _folders.Add(folder, outcome.Status);
        if (outcome.LeftOut is not null)
            leftOut.Add(outcome.File.Name, outcome.LeftOut);
        else
            Inputs++;
        if (outcome.Problem is not null)
            Fail(outcome.ExitCode, outcome.Problem);
    }

    /// <summary>Raises the exit code, and reports an error.</summary>
    public void Fail(int exitCode, string? message = null)
    {
        ExitCode = Math.Max(ExitCode, exitCode);
        if (message is not null)
            messages.Error(message);
    }

    /// <summary>Reports what shows only after the last input.</summary>
    /// <param name="formats">The formats that the command line names.</param>
    /// <param name="failsOnRejected">Whether a rejected line is an error.</param>
    /// <param name="damage">What became of the files that say what is known about addresses.</param>
    public void Conclude(IReadOnlyList<FlowLogFormat> formats, bool failsOnRejected, IEnumerable<AddressFileReport> damage)
    {
        leftOut.Complete();
        foreach (AddressFileReport report in damage)
            Fail(ExitCodes.InputFailed, report.Error?.Message);
        foreach ((int exitCode, string problem) in _folders.FindProblems())
            Fail(exitCode, problem);
        if (failsOnRejected && _summary.RejectedLines > 0)
            Fail(ExitCodes.Rejected);
        if (formats.Count != 1 && ExitCode == ExitCodes.Rejected && _summary is { Records: 0, FilteredRecords: 0, HeaderLines: 0 })
        {
            string tried = formats.Count == 0 ? "default format of VPC or Transit Gateway" : "given format";
            messages.Write($"There is no header, and no line matches a {tried}: pass the format with --format, or try 'vpcflow detect'.");
        }
    }

    /// <summary>Reports that a header names another format than the command line.</summary>
    public void Fail(FlowLogFormatMismatchException mismatch)
    {
        Fail(ExitCodes.Usage, mismatch.Message);
        messages.Write(MismatchAdvice);
    }

    /// <summary>Names columns that were not read.</summary>
    public void ReportSkippedColumns()
    {
        if (_summary.SkippedColumns.Count == 0)
            return;
        string names = string.Join(", ", _summary.SkippedColumns);
        messages.Note($"Skipped columns that are not known fields, or that a header names twice: {names}.");
    }

    /// <summary>Reports what must not go unnoticed even if the tool is to be quiet.</summary>
    public void ReportLost()
    {
        if (messages.IsQuiet && SummaryText.CreateQuiet(_summary, leftOut.Count) is { } lost)
            messages.Write(lost);
    }
}
