using System.Runtime.InteropServices;
using System.Text;

namespace VpcFlow.Pipeline.Sources.State;

/// <summary>
/// Makes the names in a folder durable, after files were renamed: a content that is on the disk is of no use under a name that is not.
/// There is no way to do this in .NET.
/// </summary>
internal static class DurableNames
{
    private const int ReadOnly = 0;
    private const int InvalidArgument = 22;

    /// <summary>Returns when the names are on the disk. On Windows, renaming itself does this.</summary>
    /// <exception cref="IOException">They could not be written.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        int file = Open([.. Encoding.UTF8.GetBytes(folder), 0], ReadOnly);
        if (file < 0)
            throw Failure(folder);
        try
        {
            // Some file systems, such as those of other machines, don't know this of folders, and make names durable by themselves.
            if (FlushFile(file) != 0 && Marshal.GetLastPInvokeError() != InvalidArgument)
                throw Failure(folder);
        }
        finally
        {
            _ = Close(file);
        }
    }

    private static IOException Failure(string folder)
        => new($"The names in {folder} can't be made durable: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.");

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FlushFile(int file);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int file);
}
