using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using VpcFlow.Documents.Fragments;
using VpcFlow.Formatting;
using VpcFlow.Plan;

namespace VpcFlow.Generated;

/// <summary>
/// The values that the documents of a run share: the namespace, the time for records without one, the text of the current day.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DocumentContext
{
    private readonly byte[] _namespace = new byte[DocumentSizes.Namespace + 64];

    internal DocumentContext()
    {
    }

    internal TimeText Time { get; } = new();

    /// <summary>The fragments of the document that is written next.</summary>
    internal DocumentFragments Fragments { get; } = new();

    /// <summary>The time, in Unix milliseconds, of records that have neither end nor start.</summary>
    internal long FallbackTime { get; set; }

    internal int NamespaceLength { get; private set; }

    /// <summary>The namespace, with readable bytes after it.</summary>
    internal ref byte NamespaceText => ref MemoryMarshal.GetArrayDataReference(_namespace);

    internal ReadOnlySpan<byte> Namespace => _namespace.AsSpan(0, NamespaceLength);

    internal void Reset(EcsWriterOptions options, long fallbackTime)
    {
        NamespaceLength = Encoding.UTF8.GetBytes(options.Namespace, _namespace);
        FallbackTime = fallbackTime;
        Fragments.Reset(options.Origin, options.Enricher, options.Ingested);
    }
}
