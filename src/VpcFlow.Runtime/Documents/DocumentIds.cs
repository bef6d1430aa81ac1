using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using VpcFlow.Records;

namespace VpcFlow.Documents;

/// <summary>The ids of the documents of a batch: letters, digits and characters that JSON and URLs take as they are.</summary>
internal sealed class DocumentIds
{
    /// <summary>The maximum length of an event's id that is used as it is; Elasticsearch takes 512 bytes.</summary>
    private const int MaxEventId = 256;

    private const int MinOffsetDigits = 8;
    private const int MaxOffsetDigits = 16;

    private static readonly SearchValues<byte> s_plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:"u8);

    private readonly ArrayBufferWriter<byte> _text = new();
    private readonly List<int> _ends = [];
    private (FlowLogIdentity Request, int Record, FlowLogIdentity Identity)? _record;

    /// <summary>Returns an id.</summary>
    public ReadOnlyMemory<byte> this[int document] => _text.WrittenMemory[(document == 0 ? 0 : _ends[document - 1]).._ends[document]];

    public void Clear()
    {
        _text.ResetWrittenCount();
        _ends.Clear();
    }

    /// <summary>Adds the id of a document.</summary>
    /// <param name="identity">The identity of the input.</param>
    /// <param name="position">The position of the record's line in the input.</param>
    /// <param name="origins">Where the lines of the block come from; <see langword="null"/> if they are in the input as they are.</param>
    /// <param name="start">The position of the line in the block.</param>
    public void Add(FlowLogIdentity identity, FlowLogPosition position, LineOrigins? origins, long start)
    {
        long within = 0;
        ReadOnlySpan<byte> eventId = default;
        if (origins is not null)
        {
            ref readonly LineOrigin origin = ref origins.Find(start);
            within = origin.PositionWithin(start);
            eventId = identity.UsesEventIds ? origins.Id(in origin) : default;
            if (identity.RequestId is not null)
            {
                identity = IdentityOf(identity, origin.Record);
                (position, within) = (position with { ByteOffset = within }, 0);
            }
        }

        if (eventId.IsEmpty)
        {
            _text.Write(identity.Prefix);
            WriteNumber(position.ByteOffset, MinOffsetDigits);
        }
        else
        {
            WriteEventId(eventId);
        }

        if (within > 0)
            WriteNumber(within, 1);
        _ends.Add(_text.WrittenCount);
    }

    private FlowLogIdentity IdentityOf(FlowLogIdentity request, int record)
    {
        if (_record is not { } last || last.Request != request || last.Record != record)
            _record = last = (request, record, FlowLogIdentity.OfRecord(request.RequestId!, record));
        return last.Identity;
    }

    private void WriteEventId(ReadOnlySpan<byte> id)
    {
        if (id.Length <= MaxEventId && !id.ContainsAnyExcept(s_plain) && id[0] != '_')
        {
            _text.Write(id);
            return;
        }

        // Whatever else a payload calls an id is told apart by its hash.
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(id, hash);
        Base64Url.EncodeToUtf8(hash, _text.GetSpan(Base64Url.GetEncodedLength(hash.Length)), out _, out int written);
        _text.Advance(written);
    }

    private void WriteNumber(long number, int minDigits)
    {
        Span<byte> target = _text.GetSpan(1 + MaxOffsetDigits);
        target[0] = (byte)'-';
        int digits = Math.Max(minDigits, (67 - (int)long.LeadingZeroCount(number | 1)) / 4);
        for (int i = digits; i > 0; i--, number >>= 4)
            target[i] = "0123456789abcdef"u8[(int)(number & 15)];
        _text.Advance(1 + digits);
    }
}
