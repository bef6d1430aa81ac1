using System.Runtime.InteropServices;
using VpcFlow.Documents.CommunityIds;
using VpcFlow.Generated;
using VpcFlow.Scanning;

namespace VpcFlow.Records;

/// <summary>The buffers of a run that do not depend on the format; each thread keeps one for its next run.</summary>
internal sealed class ScratchBuffers
{
    [ThreadStatic]
    private static ScratchBuffers? s_cached;

    private byte[] _copy = new byte[4 * 1024];

    /// <summary>The separator index of the current window.</summary>
    public SeparatorIndex Index { get; } = new(WindowReader.TargetSize);

    /// <summary>What the documents of a run share.</summary>
    public DocumentContext State { get; } = new();

    /// <summary>The flow of a record that was read carefully, and room for the lanes beside it.</summary>
    public byte[] Flow { get; } = new byte[CommunityIdHasher.Lanes * FlowMessage.BlockSize];

    /// <summary>The Community ID of that flow, and room for the lanes beside it.</summary>
    public byte[] CommunityId { get; } = new byte[(CommunityIdHasher.Lanes + 1) * CommunityIdHasher.TextStride];

    public static ScratchBuffers Rent()
    {
        ScratchBuffers workspace = s_cached ?? new ScratchBuffers();
        s_cached = null;
        return workspace;
    }

    public static void Return(ScratchBuffers workspace) => s_cached = workspace;

    /// <summary>Copies lines to where enough bytes around them are readable, and adds a line feed if the last one lacks it.</summary>
    public ref byte Copy(ReadOnlySpan<byte> lines, bool addLineFeed)
    {
        int size = WindowReader.Padding + lines.Length + 1 + WindowReader.Padding;
        if (size > _copy.Length)
            _copy = new byte[size];
        Span<byte> target = _copy.AsSpan(WindowReader.Padding);
        lines.CopyTo(target);
        if (addLineFeed)
            target[lines.Length] = (byte)'\n';
        return ref MemoryMarshal.GetReference(target);
    }
}
