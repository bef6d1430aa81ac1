using System.Runtime.InteropServices;
using DuckDB.NET.Native;

namespace VpcFlow.Query.Scanning;

/// <summary>What a table function needs of the database's C interface, besides what the binding offers.</summary>
internal static unsafe partial class NativeTable
{
    private const string Library = "duckdb";

    /// <summary>Returns the vector of a column of a chunk.</summary>
    [LibraryImport(Library, EntryPoint = "duckdb_data_chunk_get_vector")]
    public static partial nint VectorOf(nint chunk, long column);

    /// <summary>Says how many rows a chunk has.</summary>
    [LibraryImport(Library, EntryPoint = "duckdb_data_chunk_set_size")]
    public static partial void SetCount(nint chunk, long count);

    /// <summary>Sets an element of a vector to a text, which must be UTF-8.</summary>
    [LibraryImport(Library, EntryPoint = "duckdb_unsafe_vector_assign_string_element_len")]
    public static partial void AssignText(nint vector, long row, byte* text, long length);

    /// <summary>Says how many threads may take rows at the same time.</summary>
    [LibraryImport(Library, EntryPoint = "duckdb_init_set_max_threads")]
    public static partial void SetMaxThreads(nint init, long threads);

    /// <summary>Keeps an object alive for the database.</summary>
    public static nint Keep(object target) => GCHandle.ToIntPtr(GCHandle.Alloc(target));

    /// <summary>Returns an object that is kept for the database.</summary>
    public static T Kept<T>(nint handle)
        where T : class
        => (T)GCHandle.FromIntPtr(handle).Target!;

    /// <summary>Releases an object that was kept, and returns it.</summary>
    public static T Release<T>(nint handle)
        where T : class
    {
        GCHandle kept = GCHandle.FromIntPtr(handle);
        var target = (T)kept.Target!;
        kept.Free();
        return target;
    }
}
