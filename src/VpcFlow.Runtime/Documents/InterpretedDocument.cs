using System.Runtime.CompilerServices;
using System.Text;
using VpcFlow.Formatting;
using VpcFlow.Generated;
using VpcFlow.Plan;

namespace VpcFlow.Documents;

/// <summary>Writes documents by interpreting the plan that the generator prints as code.</summary>
internal sealed class InterpretedDocument
{
    private readonly Step[] _steps;
    private readonly int _fixedSize;
    private readonly int _copiesOfLine;

    public InterpretedDocument(RecordPlan plan)
    {
        DocumentPlan document = DocumentPlan.Create(plan, static _ => false);
        _steps = [.. document.Segments.Select(s => new Step(s))];
        _fixedSize = document.FixedSize;
        _copiesOfLine = document.CopiesOfLine;
    }

    /// <summary>Writes the document of a record.</summary>
    /// <param name="output">Gets the document.</param>
    /// <param name="record">The record.</param>
    /// <param name="text">What its positions count from.</param>
    /// <param name="original">The record's line.</param>
    /// <param name="isClean">Whether nothing in the text needs escaping.</param>
    /// <param name="communityId">The 28 characters of the Community ID.</param>
    /// <param name="state">What the documents of the run share.</param>
    public void Write(ref DocumentOutput output, CarefulRecord record, scoped ReadOnlySpan<byte> text, scoped ReadOnlySpan<byte> original, bool isClean,
        scoped ReadOnlySpan<byte> communityId, DocumentContext state)
    {
        int growth = isClean ? 1 : JsonEscaper.MaxGrowth;
        int size = checked(_fixedSize + (_copiesOfLine * growth * Math.Max(text.Length, original.Length)) + DocumentWriter.Slack);
        Span<byte> target = output.ReserveSpan(size);
        var context = new Context(record, text, original, isClean, communityId, state);
        int at = 0;
        Span<int> objects = stackalloc int[8];
        int depth = 0;
        foreach (Step step in _steps)
        {
            Segment segment = step.Segment;
            switch (segment.Kind)
            {
                case SegmentKind.Literal:
                    at = Copy(target, segment.OverwritesComma ? at - 1 : at, step.Prefix);
                    break;
                case SegmentKind.Value:
                    at += WriteValue(target[at..], segment, in context);
                    break;
                case SegmentKind.Optional:
                    at = WriteOptional(target, at, step, in context);
                    break;
                case SegmentKind.OpenObject:
                    objects[depth++] = at;
                    at = Copy(target, at, step.Prefix);
                    break;
                default:
                    at = CloseObject(target, objects[--depth], at, step.Prefix.Length);
                    break;
            }
        }

        output.Advance(at);
    }

    private static int WriteOptional(Span<byte> target, int at, Step step, in Context context)
    {
        if (!context.IsPresent(step.Segment))
            return at;
        int value = Copy(target, at, step.Prefix);
        int end = value + WriteValue(target[value..], step.Segment, in context);
        return end == value && step.Segment.ValueCanBeAbsent ? at : Copy(target, end, step.Suffix);
    }

    private static int CloseObject(Span<byte> target, int begin, int at, int prefixLength)
    {
        if (at == begin + prefixLength)
            return begin;
        target[at - 1] = (byte)'}';
        target[at] = (byte)',';
        return at + 1;
    }

    /// <summary>Writes a value and returns its length.</summary>
    private static int WriteValue(Span<byte> target, Segment segment, in Context context)
    {
        CarefulRecord record = context.Record;
        int slot = segment.Slots.IsEmpty ? -1 : segment.Slots[0];
        switch (segment.Value)
        {
            case ValueKind.Text:
                return context.WriteText(target, record.Text(context.Text, slot));
            case ValueKind.Validated:
                return Copy(target, 0, record.Text(context.Text, slot));
            case ValueKind.Time:
                context.State.Time.WriteLogged(ref target[0], record.Number(slot));
                return TimeText.Length;
            case ValueKind.Timestamp:
                WriteTimestamp(target, segment, in context);
                return TimeText.Length;
            case ValueKind.NetworkType:
                return Copy(target, 0, record.IsIPv6(slot) ? "ipv6"u8 : "ipv4"u8);
            case ValueKind.Transport:
                return Copy(target, 0, TransportNames.Get((byte)record.Number(slot)));
            case ValueKind.TcpFlags:
                return Copy(target, 0, TcpFlagNames.Get(record.Number(slot)));
            case ValueKind.EventType:
                return Copy(target, 0, context.Action(slot) switch { FlowLogAction.Accept => ",\"allowed\""u8, FlowLogAction.Reject => ",\"denied\""u8, _ => default });
            case ValueKind.Outcome:
                return Copy(target, 0, context.Action(slot) switch { FlowLogAction.Accept => "success"u8, FlowLogAction.Reject => "failure"u8, _ => default });
            case ValueKind.CommunityId:
                return Copy(target, 0, context.CommunityId);
            case ValueKind.RelatedAddresses:
                return WriteRelated(target, segment, in context);
            case ValueKind.Original:
                return context.WriteText(target, context.Original);
            case ValueKind.Namespace:
                return Copy(target, 0, context.State.Namespace);
            default:
                return 0;
        }
    }

    private static void WriteTimestamp(Span<byte> target, Segment segment, in Context context)
    {
        CarefulRecord record = context.Record;
        int end = segment.Slots[0];
        int start = segment.Slots[1];
        if (!record.IsAbsent(end))
            context.State.Time.WriteLogged(ref target[0], record.Number(end));
        else if (!record.IsAbsent(start))
            context.State.Time.WriteLogged(ref target[0], record.Number(start));
        else
            context.State.Time.WriteMilliseconds(ref target[0], record.SourceTime ?? context.State.FallbackTime);
    }

    private static int WriteRelated(Span<byte> target, Segment segment, in Context context)
    {
        int at = 0;
        for (int i = 0; i < segment.Slots.Length; i++)
        {
            ReadOnlySpan<byte> address = context.Record.Text(context.Text, segment.Slots[i]);
            bool isListed = context.Record.IsAbsent(segment.Slots[i]);
            for (int j = 0; j < i; j++)
                isListed |= address.SequenceEqual(context.Record.Text(context.Text, segment.Slots[j]));
            if (isListed)
                continue;
            target[at] = (byte)'"';
            at = Copy(target, at + 1, address);
            at = Copy(target, at, "\","u8);
        }

        return at - 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Copy(Span<byte> target, int at, ReadOnlySpan<byte> text)
    {
        text.CopyTo(target[at..]);
        return at + text.Length;
    }

    /// <summary>A segment with its literals in UTF-8.</summary>
    private sealed class Step(Segment segment)
    {
        public Segment Segment { get; } = segment;

        public byte[] Prefix { get; } = Encoding.UTF8.GetBytes(segment.Prefix);

        public byte[] Suffix { get; } = Encoding.UTF8.GetBytes(segment.Suffix);
    }

    private readonly ref struct Context(CarefulRecord record, ReadOnlySpan<byte> text, ReadOnlySpan<byte> original, bool isClean, ReadOnlySpan<byte> communityId,
        DocumentContext state)
    {
        public readonly CarefulRecord Record = record;
        public readonly ReadOnlySpan<byte> Text = text;
        public readonly ReadOnlySpan<byte> Original = original;
        public readonly ReadOnlySpan<byte> CommunityId = communityId;
        public readonly DocumentContext State = state;
        private readonly bool _isClean = isClean;

        public bool IsPresent(Segment segment)
        {
            bool all = true;
            bool any = segment.Required.IsEmpty;
            foreach (int slot in segment.Required)
            {
                bool isPresent = !Record.IsAbsent(slot);
                all &= isPresent;
                any |= isPresent;
            }

            return segment.AnyRequired ? any : all;
        }

        public FlowLogAction Action(int slot) => Record.IsAbsent(slot) ? FlowLogAction.Unknown : ActionText.Parse(Record.Text(Text, slot));

        public int WriteText(Span<byte> target, ReadOnlySpan<byte> value) => _isClean ? Copy(target, 0, value) : JsonEscaper.Write(target, value);
    }
}
