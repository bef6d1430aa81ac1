using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Decoding;
using VpcFlow.Formatting;
using VpcFlow.Generated;
using VpcFlow.Plan;
using VpcFlow.Records;

namespace VpcFlow.Documents;

/// <summary>
/// A document plan as steps for an interpreter; for a format that the generator knows, it emits the plan as code instead.
/// </summary>
internal sealed class DocumentProgram
{
    private const int MaxDepth = 8;

    private readonly DocumentStep[] _steps;
    private readonly CopyRun[] _runs;
    private readonly byte[] _constants;
    private readonly int[] _related;
    private readonly bool _isLong;

    public DocumentProgram(DocumentPlan plan, RowSchema schema)
    {
        var constants = new ConstantPool();
        var runs = new List<CopyRun>();
        _steps = [.. CopyRun.Join(Fuse(plan.Segments.Select(s => DocumentStep.Create(s, schema, constants))), runs)];
        _runs = [.. runs];
        _constants = constants.ToArray();
        _related = [.. plan.Segments.Where(s => s.Value == ValueKind.RelatedAddresses).SelectMany(s => s.Slots)];
        _isLong = schema.FieldCount > RecordPlan.MaxFastSlots;
        HasCommunityId = Array.Exists(_steps, static s => s.Kind == StepKind.CommunityId);
        FixedSize = plan.FixedSize + DocumentSizes.Slack;
        CopiesOfLine = plan.CopiesOfLine;
    }

    /// <summary>Whether the documents show a Community ID.</summary>
    public bool HasCommunityId { get; }

    /// <summary>The maximum number of bytes that are stored for a document besides copies of the line and fragments.</summary>
    public int FixedSize { get; }

    /// <summary>The maximum number of times that a byte of the line occurs in a document.</summary>
    public int CopiesOfLine { get; }

    /// <summary>Writes the document of a record whose text needs no escaping, and returns its length.</summary>
    /// <param name="output">The buffer to write to, as large as <see cref="FixedSize"/> and <see cref="CopiesOfLine"/> require.</param>
    /// <param name="record">The record.</param>
    /// <param name="context">The values that the documents of the run share.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public nint Write(ref byte output, scoped ref DocumentRecord record, DocumentContext context)
    {
        ref byte constants = ref MemoryMarshal.GetArrayDataReference(_constants);
        ref byte text = ref record.Text;
        ref uint starts = ref record.Starts;
        ref byte row = ref record.Row;
        ulong absent = record.Absent;
        ulong absentHigh = record.AbsentHigh;
        Span<int> objects = stackalloc int[MaxDepth];
        int depth = 0;
        nint at = 0;
        foreach (ref readonly DocumentStep step in _steps.AsSpan())
        {
            nint begin = at;
            at = TextCopy.Any(ref output, at - step.Overlap, ref Unsafe.Add(ref constants, step.Position), (uint)step.Length);
            switch (step.Kind)
            {
                case StepKind.Constant:
                    break;
                case StepKind.Text:
                    uint start = Unsafe.Add(ref starts, step.Slot);
                    at = TextCopy.Any(ref output, at, ref Unsafe.Add(ref text, start), Unsafe.Add(ref starts, step.Slot + 1) - start - 1);
                    break;
                case StepKind.CopyRun:
                    at = _runs[step.Slot].CopyTo(ref output, at, ref constants, ref text, ref starts);
                    break;
                case StepKind.Address:
                    at = TextCopy.Address(ref output, at, ref text, ref starts, step.Slot);
                    break;
                case StepKind.Time:
                    // The value that an absent field left in the row may be a time that no calendar has.
                    long time = IsPresent(in step, absent, absentHigh) ? Number(ref row, step.Offset) : 0;
                    context.Time.WriteLogged(ref Unsafe.Add(ref output, at), time);
                    at += TimeText.Length;
                    break;
                case StepKind.Timestamp:
                    WriteTimestamp(ref Unsafe.Add(ref output, at), in step, ref record, context);
                    at += TimeText.Length;
                    break;
                case StepKind.NetworkType:
                    at = ValueText.NetworkType(ref output, at, record.IsIPv6(step.Slot) ? 1u : 0);
                    break;
                case StepKind.Transport:
                    at = ValueText.Transport(ref output, at, Number(ref row, step.Offset));
                    break;
                case StepKind.TcpFlags:
                    at = ValueText.TcpFlags(ref output, at, Number(ref row, step.Offset));
                    break;
                case StepKind.EventType:
                    at = ValueText.EventType(ref output, at, Action(ref text, ref starts, step.Slot));
                    break;
                case StepKind.Outcome:
                    at = ValueText.Outcome(ref output, at, Action(ref text, ref starts, step.Slot));
                    break;
                case StepKind.Choice or StepKind.Caption or StepKind.TextIf:
                    at = WriteDependent(ref output, at, in step, ref text, ref starts);
                    break;
                case StepKind.FirstAddress:
                    at = TextCopy.Address(
                        ref output, at, ref text, ref starts, record.IsPresent(step.Slot) ? step.Slot : step.OtherSlot);
                    break;
                case StepKind.DifferentAddress:
                    at = RelatedAddresses.WriteDifferent(ref output, at, ref text, ref starts, step.Slot, step.OtherSlot);
                    break;
                case StepKind.IpVersion:
                    at = ValueText.IpVersion(ref output, at, record.IsIPv6(step.Slot) ? 1u : 0);
                    break;
                case StepKind.Milliseconds:
                    ReadOnlySpan<byte> digits = record.FieldText(step.Slot);
                    at = ValueText.Milliseconds(
                        ref output, at, ref MemoryMarshal.GetReference(digits), (uint)digits.Length, Number(ref row, step.Offset));
                    break;
                case StepKind.TimestampMilliseconds:
                    at = ValueText.Number(ref output, at, Milliseconds(in step, ref record));
                    break;
                case StepKind.CommunityId:
                    at = WriteCommunityId(ref output, at, in step, ref record);
                    break;
                case StepKind.RelatedAddresses:
                    at = WriteRelated(ref output, at, ref record);
                    break;
                case StepKind.Original:
                    at = TextCopy.Any(ref output, at, ref Unsafe.Add(ref text, record.Start), record.Length);
                    break;
                case StepKind.Namespace:
                    at = TextCopy.Any(ref output, at, ref context.NamespaceText, (uint)context.NamespaceLength);
                    break;
                case StepKind.Fragment:
                    if (!record.IsPresent(step.Slot))
                        at = context.Fragments[step.Place].CopyTo(ref output, at);
                    break;
                case StepKind.OpenObject:
                    objects[depth++] = (int)begin;
                    break;
                case StepKind.CloseObject:
                    at = ValueText.CloseObject(ref output, objects[--depth], begin, step.Length);
                    break;
                case StepKind.CloseDocument:
                    at = ValueText.CloseDocument(ref output, begin);
                    break;
                default:
                    ThrowUnknown(step.Kind);
                    break;
            }

            if (step.SuffixLength > 0)
            {
                Unsafe.WriteUnaligned(
                    ref Unsafe.Add(ref output, at), Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref constants, step.SuffixPosition)));
                at = IsPresent(in step, absent, absentHigh) & (at - begin != step.EmptyLength) ? at + step.SuffixLength : begin;
            }
        }

        return at;
    }

    /// <summary>Joins constants with the values after them, unless the value alone is optional.</summary>
    private static IEnumerable<DocumentStep> Fuse(IEnumerable<DocumentStep> steps)
    {
        DocumentStep? constant = null;
        foreach (DocumentStep step in steps)
        {
            bool isValue = step.Kind is not (StepKind.Constant or StepKind.OpenObject or StepKind.CloseObject or StepKind.CloseDocument)
                && step is { Length: 0, SuffixLength: 0 };
            if (constant is { } before && !isValue)
                yield return before;
            if (step is { Kind: StepKind.Constant, SuffixLength: 0 })
            {
                constant = step;
                continue;
            }

            yield return constant is { } prefix && isValue ? step.After(prefix) : step;
            constant = null;
        }

        if (constant is { } last)
            yield return last;
    }

    /// <summary>Whether a record has the fields that a step needs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPresent(in DocumentStep step, ulong absent, ulong absentHigh)
        => step.AnyRequired
            ? ((~absent & step.Required) | (~absentHigh & step.RequiredHigh)) != 0
            : ((absent & step.Required) | (absentHigh & step.RequiredHigh)) == 0;

    private static void WriteTimestamp(ref byte target, in DocumentStep step, scoped ref DocumentRecord record, DocumentContext context)
    {
        if (record.IsPresent(step.Slot))
            context.Time.WriteLogged(ref target, Number(ref record.Row, step.Offset));
        else if (record.IsPresent(step.OtherSlot))
            context.Time.WriteLogged(ref target, Number(ref record.Row, step.OtherOffset));
        else
            context.Time.WriteMilliseconds(ref target, record.FallbackTime);
    }

    private static long Milliseconds(in DocumentStep step, scoped ref DocumentRecord record)
        => record.IsPresent(step.Slot) ? TimeText.ToMilliseconds(Number(ref record.Row, step.Offset))
            : record.IsPresent(step.OtherSlot) ? TimeText.ToMilliseconds(Number(ref record.Row, step.OtherOffset))
            : record.FallbackTime;

    /// <summary>Writes a value that depends on that of a field: the text for it, the text of the field, or nothing.</summary>
    private static nint WriteDependent(ref byte output, nint at, in DocumentStep step, ref byte text, ref uint starts)
    {
        int decides = step.Kind == StepKind.TextIf ? step.OtherSlot : step.Slot;
        uint start = Unsafe.Add(ref starts, decides);
        nint number = ChoiceTexts.NumberOf(
            ref Unsafe.Add(ref text, start), Unsafe.Add(ref starts, decides + 1) - start - 1, step.Values);
        if (step.Kind != StepKind.TextIf)
            at = ChoiceTexts.Write(ref output, at, number, step.Choice);
        bool isCopied = step.Kind switch
        {
            StepKind.TextIf => ((step.Cases >> (int)number) & 1) != 0,
            StepKind.Caption => number == step.Other,
            StepKind.Choice => false,
            _ => throw new InvalidOperationException($"The value of a {step.Kind} depends on no other."),
        };
        if (!isCopied)
            return at;
        start = Unsafe.Add(ref starts, step.Slot);
        return TextCopy.Any(ref output, at, ref Unsafe.Add(ref text, start), Unsafe.Add(ref starts, step.Slot + 1) - start - 1);
    }

    private static nint WriteCommunityId(ref byte output, nint at, in DocumentStep step, scoped ref DocumentRecord record)
    {
        // Without the fields of a flow, the row contains anything: what is written is then removed with the member.
        bool hasPorts = record.IsPresent(step.Slot) && record.IsPresent(step.OtherSlot);
        return ValueText.CommunityIdIfKnown(
            ref output, at, ref record.CommunityId, (byte)Number(ref record.Row, step.Offset), hasPorts);
    }

    private nint WriteRelated(ref byte output, nint at, scoped ref DocumentRecord record)
    {
        if (!_isLong)
        {
            return RelatedAddresses.Write(
                ref output,
                at,
                ref record.Text,
                ref record.Starts,
                record.Absent,
                _related[0],
                SlotOfRelated(1),
                SlotOfRelated(2),
                SlotOfRelated(3));
        }

        nint begin = at;
        for (int i = 0; i < _related.Length; i++)
        {
            ReadOnlySpan<byte> address = record.FieldText(_related[i]);
            bool isListed = !record.IsPresent(_related[i]);
            for (int j = 0; j < i; j++)
                isListed |= address.SequenceEqual(record.FieldText(_related[j]));
            if (isListed)
                continue;
            Unsafe.Add(ref output, at++) = (byte)'"';
            at = TextCopy.Any(ref output, at, ref MemoryMarshal.GetReference(address), (uint)address.Length);
            Unsafe.Add(ref output, at++) = (byte)'"';
            Unsafe.Add(ref output, at++) = (byte)',';
        }

        return at == begin ? at : at - 1;
    }

    private int SlotOfRelated(int number) => number < _related.Length ? _related[number] : -1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Number(ref byte row, int offset) => Unsafe.ReadUnaligned<long>(ref Unsafe.Add(ref row, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Action(ref byte text, ref uint starts, int slot)
    {
        uint start = Unsafe.Add(ref starts, slot);
        return ActionDecoder.NumberOf(ref Unsafe.Add(ref text, start), Unsafe.Add(ref starts, slot + 1) - start - 1);
    }

    private static void ThrowUnknown(StepKind kind) => throw new InvalidOperationException($"A step of kind {kind} is not interpreted.");
}
