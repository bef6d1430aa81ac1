namespace VpcFlow.Benchmarks.Processes;

/// <summary>
/// The processor time of other processes, from <c>/proc</c>: what a build costs whoever else uses the machine. Not a number where the system has no such folder.
/// </summary>
internal static class ProcessorTime
{
    /// <summary>Linux counts in hundredths of a second, whatever its own clock does.</summary>
    private const double MillisecondsPerTick = 10;

    private const int UserTime = 14;
    private const int SystemTime = 15;
    private const int ChildrenUserTime = 16;
    private const int ChildrenSystemTime = 17;

    /// <summary>Of the processes that this one started, and theirs, as far as they have ended; in milliseconds.</summary>
    public static double OfChildren => File.Exists("/proc/self/stat") ? Sum("/proc/self/stat", ChildrenUserTime, ChildrenSystemTime) : double.NaN;

    /// <summary>Of the running process that has a text in its command line, in milliseconds; 0 if there is none.</summary>
    public static double OfProcess(string argument)
    {
        if (!Directory.Exists("/proc"))
            return double.NaN;
        foreach (string folder in Directory.EnumerateDirectories("/proc").Where(f => int.TryParse(Path.GetFileName(f), out int id) && id != Environment.ProcessId))
        {
            try
            {
                if (File.ReadAllText(Path.Combine(folder, "cmdline")).Contains(argument, StringComparison.Ordinal))
                    return Sum(Path.Combine(folder, "stat"), UserTime, SystemTime);
            }
            catch (IOException)
            {
                // The process has ended in the meantime.
            }
        }

        return 0;
    }

    private static double Sum(string path, int first, int second)
    {
        // The second field is the program's name in parentheses, which may have spaces in it.
        string text = File.ReadAllText(path);
        string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return MillisecondsPerTick * (long.Parse(fields[first - 3], null) + long.Parse(fields[second - 3], null));
    }
}
