using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VpcFlow.Tests.Scanning;

/// <summary>
/// Memory between two inaccessible pages: reading or writing one byte outside of it ends the test process. Linux only.
/// </summary>
internal sealed class GuardedMemory : IDisposable
{
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;

    private static readonly nint s_page = Environment.SystemPageSize;

    private readonly nint _mapping;
    private readonly nint _size;

    public GuardedMemory(int size)
    {
        _size = (size + s_page - 1) / s_page * s_page;
        _mapping = Map(0, _size + (2 * s_page), 0, PrivateAnonymous, -1, 0);
        Assert.NotEqual(-1, _mapping);
        Assert.Equal(0, Protect(_mapping + s_page, _size, ReadWrite));
    }

    /// <summary>All accessible bytes.</summary>
    public Span<byte> Span => MemoryMarshal.CreateSpan(ref Last((int)_size), (int)_size);

    /// <summary>Returns the first of the last <paramref name="count"/> bytes.</summary>
    public ref byte Last(int count) => ref Unsafe.AddByteOffset(ref Unsafe.NullRef<byte>(), _mapping + s_page + _size - count);

    public void Dispose() => _ = Unmap(_mapping, _size + (2 * s_page));

    [DllImport("libc", EntryPoint = "mmap")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Map(nint address, nint length, int protection, int flags, int file, nint offset);

    [DllImport("libc", EntryPoint = "mprotect")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Protect(nint address, nint length, int protection);

    [DllImport("libc", EntryPoint = "munmap")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Unmap(nint address, nint length);
}
