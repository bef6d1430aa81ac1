using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
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

    /// <summary>The time, in Unix milliseconds, of records that have neither end nor start.</summary>
    internal long FallbackTime { get; set; }

    internal int NamespaceLength { get; private set; }

    /// <summary>The namespace, with readable bytes after it.</summary>
    internal ref byte NamespaceText => ref MemoryMarshal.GetArrayDataReference(_namespace);

    internal ReadOnlySpan<byte> Namespace => _namespace.AsSpan(0, NamespaceLength);

    internal void Reset(string dataStreamNamespace, long fallbackTime)
    {
        NamespaceLength = Encoding.UTF8.GetBytes(dataStreamNamespace, _namespace);
        FallbackTime = fallbackTime;
    }
}
