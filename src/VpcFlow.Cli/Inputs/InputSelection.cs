using VpcFlow.Pipeline.Sources.S3;

namespace VpcFlow.Cli.Inputs;

/// <summary>Selects files by what their paths say of the object that they are a copy of, before any of them is opened.</summary>
internal sealed record InputSelection
{
    public static InputSelection All { get; } = new();

    /// <summary>The first time of interest.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The time before which all times of interest are.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The accounts; empty for all.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    public IReadOnlyList<string> Regions { get; init; } = [];

    public IReadOnlyList<string> FlowLogIds { get; init; } = [];

    public bool IsAll => Since is null && Until is null && Accounts.Count + Regions.Count + FlowLogIds.Count == 0;

    public Selected Select(string path)
    {
        if (IsAll || path == InputFile.StandardInput)
            return Selected.Yes;
        ObjectKey key = ObjectKey.Parse(Path.GetFullPath(path));
        Selected[] all =
        [
            SelectOne(Accounts, key.Account), SelectOne(Regions, key.Region), SelectOne(FlowLogIds, key.FlowLogId), SelectTime(key.Times),
        ];
        return all.Min();
    }

    private static Selected SelectOne(IReadOnlyList<string> wanted, string? value)
        => wanted.Count == 0 ? Selected.Yes
            : value is null ? Selected.Unknown
            : wanted.Contains(value, StringComparer.Ordinal) ? Selected.Yes : Selected.No;

    private Selected SelectTime(KeyTimes? times)
    {
        if (Since is null && Until is null)
            return Selected.Yes;
        if (times is null)
            return Selected.Unknown;
        return times.Overlaps(Since, Until) ? Selected.Yes : Selected.No;
    }
}
