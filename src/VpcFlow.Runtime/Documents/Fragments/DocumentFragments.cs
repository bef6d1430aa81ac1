using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Plan;
using VpcFlow.Records;

namespace VpcFlow.Documents.Fragments;

/// <summary>
/// The fragments of the document that is written next: those that all records of an origin share are set once for a block, those of a
/// record before its document.
/// </summary>
internal sealed class DocumentFragments
{
    private readonly FragmentText[] _texts = new FragmentText[(int)FragmentPlace.VpcFlow + 1];
    private readonly AddressEnrichment?[] _found = new AddressEnrichment?[EnrichedAddresses.Count * RowBatch.Capacity];
    private FlowLogOrigin? _origin;
    private IAddressEnricher? _enricher;
    private OriginMembers? _members;
    private LineOrigins? _block;
    private long _blockStart;
    private byte[] _ingested = [];

    /// <summary>The length of the members of <c>event</c> that all records of the block share.</summary>
    private int _eventLength;

    /// <summary>The members of an origin in which a payload named another log stream; the next block usually has the same.</summary>
    private (FlowLogOrigin Origin, string? LogGroup, string? LogStream, OriginMembers Members)? _payload;

    public DocumentFragments()
    {
        foreach (ref FragmentText text in _texts.AsSpan())
            text = new FragmentText();
    }

    /// <summary>Whether documents have fragments in this run.</summary>
    public bool Any { get; private set; }

    /// <summary>The number of bytes that the fragments add to a document.</summary>
    public int Size { get; private set; }

    /// <summary>The position in the lines that were read of the text that the rows are relative to.</summary>
    public long WindowStart { get; set; }

    /// <summary>Returns the text at a <see cref="FragmentPlace"/>.</summary>
    public FragmentText this[int place]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_texts), place);
    }

    /// <summary>Begins a run.</summary>
    /// <param name="origin">Where the records come from; <see langword="null"/> if documents do not say it.</param>
    /// <param name="enricher">What else is known about addresses; <see langword="null"/> for nothing.</param>
    /// <param name="ingested">The time of delivery; <see langword="null"/> if documents do not say it.</param>
    public void Reset(FlowLogOrigin? origin, IAddressEnricher? enricher, DateTimeOffset? ingested)
    {
        _origin = origin;
        _enricher = enricher;
        _ingested = ingested is { } time ? OriginMembers.Ingested(time) : [];
        Any = origin is not null || enricher is not null || ingested is not null;
        _members = null;
        _block = null;
        foreach (FragmentText text in _texts)
            text.Clear();
    }

    /// <summary>Begins a block.</summary>
    /// <param name="start">The position of the block in the lines that were read.</param>
    /// <param name="block">Says where its records came from; <see langword="null"/> if their positions do.</param>
    /// <param name="text">The lines of the block.</param>
    public void BeginBlock(long start, LineOrigins? block, ReadOnlySpan<byte> text)
    {
        _blockStart = start;
        _block = block;
        _members = null;
        FragmentText ofEvent = Text(FragmentPlace.Event);
        ofEvent.Set(_ingested);
        _eventLength = ofEvent.Length;
        if (_origin is null)
            return;
        block?.SeparateRows(text);
        OriginMembers members = MembersOf(_origin, block?.Scope?.Group, block?.Scope?.Stream);
        _members = members;
        ofEvent.AddMembers(members.Event);
        _eventLength = ofEvent.Length;
        Text(FragmentPlace.Cloud).Set(members.Cloud);
        Text(FragmentPlace.Aws).Set(members.Aws);
        Text(FragmentPlace.Log).Set(members.Log);
        Text(FragmentPlace.Tags).Set(members.Tags);
    }

    /// <summary>
    /// Looks up the addresses of rows. All of a batch, before their documents are written, since these lookups wait for memory together.
    /// </summary>
    /// <param name="addresses">Where the addresses are in the rows.</param>
    /// <param name="batch">The rows.</param>
    /// <param name="rows">A bit per row: set if its document is written.</param>
    public void LookUp(EnrichedAddresses addresses, RowBatch batch, ulong rows)
    {
        if (_enricher is null)
            return;
        for (; rows != 0; rows &= rows - 1)
        {
            int line = BitOperations.TrailingZeroCount(rows);
            var record = new EnrichedRecord(ref batch.Row(line), batch.Header(line).Absent, absentHigh: 0);
            addresses.LookUp(_enricher, in record, Found(line));
        }
    }

    /// <summary>Begins the document of a row that was looked up.</summary>
    /// <param name="position">The position of its line in the lines that were read.</param>
    /// <param name="line">The number of the row.</param>
    public void BeginRow(long position, int line)
    {
        SetOrigin(position);
        if (_enricher is not null)
            SetAddresses(Found(line));
        Measure();
    }

    /// <summary>Begins the document of a record that is not in a batch.</summary>
    /// <param name="position">The position of its line in the lines that were read.</param>
    /// <param name="addresses">Where its addresses are in the row.</param>
    /// <param name="record">Its values.</param>
    public void BeginRecord(long position, EnrichedAddresses addresses, scoped in EnrichedRecord record)
    {
        SetOrigin(position);
        if (_enricher is not null)
        {
            addresses.LookUp(_enricher, in record, Found(line: 0));
            SetAddresses(Found(line: 0));
        }

        Measure();
    }

    /// <summary>Begins the document of a rejected line.</summary>
    /// <param name="position">The position of the line in the lines that were read.</param>
    public void BeginRejection(long position)
    {
        if (!Any)
            return;
        SetOrigin(position);
        Measure();
    }

    private FragmentText Text(FragmentPlace place) => this[(int)place];

    private Span<AddressEnrichment?> Found(int line) => _found.AsSpan(EnrichedAddresses.Count * line, EnrichedAddresses.Count);

    private void SetAddresses(ReadOnlySpan<AddressEnrichment?> found)
    {
        EnrichedText.SetMembers(Text(FragmentPlace.Source), found[0]);
        EnrichedText.SetMembers(Text(FragmentPlace.Destination), found[1]);
        if (_enricher!.HasNames)
            EnrichedText.SetNames(Text(FragmentPlace.VpcFlow), found);
    }

    private OriginMembers MembersOf(FlowLogOrigin origin, string? logGroup, string? logStream)
    {
        if (string.IsNullOrEmpty(logGroup) && string.IsNullOrEmpty(logStream))
            return origin.Members;
        if (_payload is { } last && (last.Origin, last.LogGroup, last.LogStream) == (origin, logGroup, logStream))
            return last.Members;
        var members = new OriginMembers(origin, logGroup, logStream);
        _payload = (origin, logGroup, logStream, members);
        return members;
    }

    /// <summary>Sets what depends on the place of a line.</summary>
    private void SetOrigin(long position)
    {
        if (_members is null)
            return;
        if (_block is not { Count: > 0 })
        {
            if (_members.HasOffset)
                Text(FragmentPlace.Log).SetNumber(_members.Log.Length, position);
            return;
        }

        long start = position - _blockStart;
        ref readonly LineOrigin line = ref _block.Find(start);
        if (_members.HasOffset)
            Text(FragmentPlace.Log).SetNumber(_members.Log.Length, line.PositionOf(start, line.LineBefore).ByteOffset);
        ReadOnlySpan<byte> id = _block.Id(in line);
        if (id.IsEmpty)
            Text(FragmentPlace.Event).Cut(_eventLength);
        else
            Text(FragmentPlace.Event).SetString(_eventLength, _eventLength == 0 ? "\"id\":\""u8 : ",\"id\":\""u8, id);
    }

    private void Measure()
    {
        int size = 0;
        foreach (FragmentText text in _texts)
            size = checked(size + text.Length);
        Size = size;
    }
}
