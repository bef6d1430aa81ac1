using System.Text;

namespace VpcFlow.Pipeline.Tests.Fakes;

/// <summary>
/// Tells whether threads of the pool work, or would if they had a processor; the pool itself counts only what it hasn't begun.
/// </summary>
internal static class PoolThreads
{
    private const string Tasks = "/proc/self/task";

    /// <summary>The threads' name, as far as the system keeps it.</summary>
    private static readonly byte[] s_name = Encoding.ASCII.GetBytes("(.NET TP Worker)");

    /// <summary>Whether a thread works besides the one that asks; <see langword="false"/> where the system doesn't tell.</summary>
    public static bool AreBusy()
    {
        if (!OperatingSystem.IsLinux())
            return false;
        string own = Path.GetFileName(File.ResolveLinkTarget("/proc/thread-self", returnFinalTarget: false)!.FullName);
        return Directory.EnumerateDirectories(Tasks).Any(folder => Path.GetFileName(folder) != own && IsBusy(folder));
    }

    private static bool IsBusy(string folder)
    {
        try
        {
            // The number, the name in brackets, the state: R for runnable, D for disk.
            ReadOnlySpan<byte> stat = File.ReadAllBytes(Path.Combine(folder, "stat"));
            int name = stat.IndexOf(s_name);
            return name >= 0 && stat[name + s_name.Length + 1] is (byte)'R' or (byte)'D';
        }
        catch (IOException)
        {
            // The thread has ended.
            return false;
        }
    }
}
