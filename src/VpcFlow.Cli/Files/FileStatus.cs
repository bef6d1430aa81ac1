using System.Runtime.InteropServices;
using System.Text;

namespace VpcFlow.Cli.Files;

/// <summary>What a path leads to after following links, and an identity that all paths to the same file have in common.</summary>
/// <param name="Kind">The kind of file.</param>
/// <param name="Identity">
/// On Linux, the device and the number of the file, which hard links share; elsewhere, the path with all links resolved. Empty for
/// <see cref="FileKind.None"/>.
/// </param>
internal readonly record struct FileStatus(FileKind Kind, string Identity)
{
    private const int Unsupported = -2;

    /// <summary>Returns the status of what a path leads to.</summary>
    public static FileStatus Of(string path)
    {
        if (OperatingSystem.IsLinux() && TryStat(path, out FileStatus status))
            return status;
        FileKind kind = Directory.Exists(path) ? FileKind.Directory : File.Exists(path) ? FileKind.Regular : FileKind.None;
        return new FileStatus(kind, kind == FileKind.None ? "" : RealPath(path));
    }

    /// <summary>Returns the path of a file after following links in its last name; it need not exist.</summary>
    public static string RealPath(string path)
    {
        string full = Path.GetFullPath(path);
        try
        {
            return File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
        }
        catch (IOException)
        {
            return full;
        }
    }

    private static bool TryStat(string path, out FileStatus status)
    {
        const int FromCurrentFolder = -100;
        const uint TypeAndNumber = 0x1 | 0x100;
        byte[] result = new byte[256];
        int error = Call(FromCurrentFolder, Encoding.UTF8.GetBytes(path + '\0'), TypeAndNumber, result);
        status = new FileStatus(FileKind.None, "");
        if (error != 0)
            return error != Unsupported;

        // The layout of struct statx is the same on all processors.
        FileKind kind = (MemoryMarshal.Read<ushort>(result.AsSpan(28)) & 0xF000) switch
        {
            0x8000 => FileKind.Regular,
            0x4000 => FileKind.Directory,
            _ => FileKind.Special,
        };
        ulong number = MemoryMarshal.Read<ulong>(result.AsSpan(32));
        ulong device = MemoryMarshal.Read<ulong>(result.AsSpan(136));
        status = new FileStatus(kind, $"{device}:{number}");
        return true;
    }

    private static int Call(int folder, byte[] path, uint mask, byte[] result)
    {
        try
        {
            return statx(folder, path, 0, mask, result);
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            return Unsupported;
        }
    }

    [DllImport("libc", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int statx(int folder, byte[] path, int flags, uint mask, [Out] byte[] result);
}
