using System.Text;
using VpcFlow.Documents.Fragments;
using VpcFlow.Formatting;
using VpcFlow.Generated;
using VpcFlow.Plan;

namespace VpcFlow.Documents;

/// <summary>Writes the documents that replace rejected lines, by interpreting the plan of the schema.</summary>
internal sealed class ErrorDocument
{
    private readonly DocumentPlan _plan;
    private readonly byte[][] _constants;
    private readonly byte[][] _suffixes;
    private readonly int _copiesOfMessage;

    public ErrorDocument(DocumentSchema schema)
    {
        _plan = DocumentPlan.CreateError(schema);
        _constants = [.. _plan.Segments.Select(s => Encoding.ASCII.GetBytes(s.Prefix))];
        _suffixes = [.. _plan.Segments.Select(s => Encoding.ASCII.GetBytes(s.Suffix))];
        _copiesOfMessage = _plan.Segments.Count(s => s.Value == ValueKind.Message);
    }

    /// <summary>Writes the document of a line.</summary>
    /// <param name="output">The buffer to write to.</param>
    /// <param name="rejection">The line and what is wrong with it.</param>
    /// <param name="time">The time of the line in Unix milliseconds, if the source has one.</param>
    /// <param name="state">The values that the documents of a run share.</param>
    public void Write(ref DocumentOutput output, scoped FlowLogRejection rejection, long? time, DocumentContext state)
    {
        byte[] message = Encoding.UTF8.GetBytes(rejection.Message);
        int texts = (_plan.CopiesOfLine * rejection.Line.Length) + (_copiesOfMessage * message.Length);
        int size = checked(_plan.FixedSize + state.Fragments.Size + (JsonEscaper.MaxGrowth * texts));
        Span<byte> target = output.ReserveSpan(size);
        int at = 0;
        for (int i = 0; i < _constants.Length; i++)
        {
            Segment segment = _plan.Segments[i];
            at += segment.Kind switch
            {
                SegmentKind.Literal => Copy(target[at..], _constants[i]),
                SegmentKind.Value => WriteValue(target[at..], segment.Value, rejection.Line, message, time ?? state.FallbackTime, state),
                SegmentKind.Optional when segment.Value == ValueKind.Fragment
                    => CopyFragment(target[at..], _constants[i], state.Fragments[(int)segment.Place], _suffixes[i]),
                _ => throw new InvalidOperationException($"A document of an error has no {segment.Kind}."),
            };
        }

        output.Advance(at);
    }

    /// <summary>Writes a value and returns its length.</summary>
    private static int WriteValue(
        Span<byte> target, ValueKind value, ReadOnlySpan<byte> line, ReadOnlySpan<byte> message, long time, DocumentContext state)
    {
        switch (value)
        {
            case ValueKind.Timestamp:
                state.Time.WriteMilliseconds(ref target[0], time);
                return TimeText.Length;
            case ValueKind.TimestampMilliseconds:
                return (int)ValueText.Number(ref target[0], 0, time);
            case ValueKind.Original:
                return JsonEscaper.Write(target, line);
            case ValueKind.Message:
                return JsonEscaper.Write(target, message);
            case ValueKind.Namespace:
                return Copy(target, state.Namespace);
            default:
                throw new InvalidOperationException($"A document of an error has no {value}.");
        }
    }

    /// <summary>Copies a fragment and what is around it, unless it is empty.</summary>
    private static int CopyFragment(Span<byte> target, byte[] prefix, FragmentText fragment, byte[] suffix)
    {
        if (fragment.Length == 0)
            return 0;
        int at = Copy(target, prefix);
        at += Copy(target[at..], fragment.Text);
        return at + Copy(target[at..], suffix);
    }

    private static int Copy(Span<byte> target, ReadOnlySpan<byte> text)
    {
        text.CopyTo(target);
        return text.Length;
    }
}
