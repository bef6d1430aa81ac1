using System.Diagnostics;

namespace VpcFlow.Cli.Tests;

/// <summary>A test on a small disk of its own, in a namespace of mounts; skipped where the system does not allow that.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> s_isAllowed = new(IsAllowed);

    public SmallDiskFactAttribute()
    {
        if (!s_isAllowed.Value)
            Skip = "The system does not allow 'unshare' to mount a tmpfs.";
    }

    private static bool IsAllowed()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("vpcflow-mount-");
        try
        {
            string[] arguments = ["-rm", "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.FullName];
            using Process process = Process.Start(new ProcessStartInfo("unshare", arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
        finally
        {
            folder.Delete();
        }
    }
}
