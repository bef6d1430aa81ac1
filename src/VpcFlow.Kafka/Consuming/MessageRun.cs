using System.Buffers;
using System.Runtime.InteropServices;
using Confluent.Kafka;
using VpcFlow.Records;

namespace VpcFlow.Kafka.Consuming;

/// <summary>
/// Consecutive messages of a partition that are read together: the lines of all of them as one text, or one message that is read alone.
/// </summary>
/// <param name="partition">The partition.</param>
/// <param name="shape">What the messages have in common.</param>
/// <param name="first">The offset of the first message.</param>
internal sealed class MessageRun(PartitionProgress partition, int shape, long first)
{
    private readonly ArrayBufferWriter<byte> _text = new();
    private readonly List<MessageLine> _lines = [];

    public PartitionProgress Partition => partition;

    public TopicPartition Place => partition.Place;

    /// <summary>The offset of the first message.</summary>
    public long First { get; } = first;

    /// <summary>The offset after the last message.</summary>
    public long Next { get; private set; } = first;

    /// <summary>The time of the newest message, if it is known.</summary>
    public DateTimeOffset? Time { get; private set; }

    /// <summary>When the run began, in milliseconds of the system's running time.</summary>
    public long Begun { get; } = Environment.TickCount64;

    /// <summary>Whether it is one message, whose content is not only lines of records.</summary>
    public bool IsAlone => shape == MessageShape.Alone;

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether nothing is left to do for it.</summary>
    public bool IsDone { get; set; }

    public ReadOnlyMemory<byte> Text => _text.WrittenMemory;

    /// <summary>The offsets of the messages, and the lines of each.</summary>
    public ReadOnlySpan<MessageLine> Lines => CollectionsMarshal.AsSpan(_lines);

    /// <summary>Whether a message can be read together with those of the run.</summary>
    public bool Takes(int other, int length, int maxSize)
        => !IsAlone && (other == shape || other == MessageShape.Empty) && _text.WrittenCount + length < maxSize;

    /// <summary>Adds a message.</summary>
    public void Add(Offset offset, Timestamp timestamp, ReadOnlySpan<byte> message)
    {
        long? time = timestamp.Type == TimestampType.NotAvailable ? null : timestamp.UnixTimestampMs;
        Next = offset.Value + 1;
        if (time is { } known)
            Time = DateTimeOffset.FromUnixTimeMilliseconds(known);
        if (IsAlone)
        {
            _text.Write(message);
            return;
        }

        for (int within = 0, number = 1; within < message.Length; number++)
        {
            int lineFeed = message[within..].IndexOf((byte)'\n');
            int end = lineFeed < 0 ? message.Length : within + lineFeed;
            _lines.Add(new MessageLine(_text.WrittenCount, within, number, offset.Value, time));
            _text.Write(message[within..end]);
            _text.Write("\n"u8);
            within = end + 1;
        }
    }

    /// <summary>Returns where the lines come from: positions are offsets of messages.</summary>
    public LineOrigins CreateOrigins()
    {
        var origins = new LineOrigins();
        for (int i = 0; i < _lines.Count; i++)
        {
            MessageLine line = _lines[i];
            origins.Add(new LineOrigin
            {
                Kind = OriginKind.Element,
                Position = line.Position,
                LineBefore = i,
                Offset = line.Offset,
                Within = line.Within,
                Line = line.Number,
                Time = line.Time,
            });
        }

        return origins;
    }

    /// <summary>Returns the lines of a message that are not blank.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> LinesOf(long offset)
    {
        for (int i = 0; i < _lines.Count; i++)
        {
            if (_lines[i].Offset != offset)
                continue;
            int end = i + 1 < _lines.Count ? _lines[i + 1].Position : _text.WrittenCount;
            ReadOnlyMemory<byte> line = _text.WrittenMemory[_lines[i].Position..end];
            if (!line.Span.TrimEnd("\r\n \t"u8).IsEmpty)
                yield return line;
        }
    }
}
