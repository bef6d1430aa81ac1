using System.Globalization;
using System.Text;
using VpcFlow.Formatting;
using VpcFlow.Pipeline.Sinks.Parquet.Columns;
using VpcFlow.Plan;
using VpcFlow.Records;

namespace VpcFlow.Pipeline.Sinks.Parquet.Documents;

/// <summary>Readers of the values of documents.</summary>
internal static class DocumentReaders
{
    /// <summary>Returns the reader of a member.</summary>
    public static MemberReader Create(MemberSource source) => source.Value switch
    {
        ValueKind.None => new ConstantReader(source),
        ValueKind.Text or ValueKind.Validated when source.IsText => new TextReader(source),
        ValueKind.Validated => new NumberReader(source),
        ValueKind.Time or ValueKind.Milliseconds or ValueKind.Timestamp or ValueKind.TimestampMilliseconds => new TimeReader(source),
        ValueKind.Transport => new TransportReader(source),
        ValueKind.Choice or ValueKind.Caption => new ChoiceReader(source),
        ValueKind.TextIf => new TextIfReader(source),
        ValueKind.FirstAddress => new TextReader(source),
        ValueKind.DifferentAddress => new DifferentAddressReader(source),
        ValueKind.IpVersion => new IpVersionReader(source),
        _ => throw new InvalidOperationException($"A column can't have a {source.Value}."),
    };

    /// <summary>A constant, which may need a field to be present.</summary>
    private sealed class ConstantReader(MemberSource source) : DocumentReader(source)
    {
        private readonly byte[] _text = Encoding.UTF8.GetBytes(source.Constant);
        private readonly long _number = source.IsText ? 0 : long.Parse(source.Constant, CultureInfo.InvariantCulture);

        protected override long ReadPresent(RowSchema schema, in RowSlice rows, int row, ColumnBuffer column)
            => Source.IsText ? column.Texts.PlaceOf(_text) : _number;
    }

    /// <summary>The text of the first field that is present.</summary>
    private sealed class TextReader(MemberSource source) : DocumentReader(source)
    {
        protected override long ReadPresent(RowSchema schema, in RowSlice rows, int row, ColumnBuffer column)
        {
            foreach (FlowLogField field in Fields)
            {
                if (IsPresent(schema, in rows, row, field))
                    return column.Texts.PlaceOf(TextOf(schema, in rows, row, field));
            }

            return Absent;
        }
    }

    private sealed class NumberReader(MemberSource source) : DocumentReader(source)
    {
        protected override long ReadPresent(RowSchema schema, in RowSlice rows, int row, ColumnBuffer column)
            => NumberOf(schema, in rows, row, Fields[0]);
    }

    /// <summary>The first time that is present, in milliseconds; of a record without one, the time at which the file was begun.</summary>
    private sealed class TimeReader(MemberSource source) : DocumentReader(source)
    {
        private readonly long _now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

        protected override long ReadPresent(RowSchema schema, in RowSlice rows, int row, ColumnBuffer column)
        {
            foreach (FlowLogField field in Fields)
            {
                long time = NumberOf(schema, in rows, row, field);
                if (time != Absent)
                    return TimeText.ToMilliseconds(time);
            }

            return _now;
        }
    }

    private sealed class TransportReader(MemberSource source) : DocumentReader(source)
    {
        protected override long ReadPresent(RowSchema schema, in RowSlice rows, int row, ColumnBuffer column)
        {
            ReadOnlySpan<byte> keyword = TransportNames.Get((byte)NumberOf(schema, in rows, row, Fields[0]));
            return keyword.IsEmpty ? Absent : column.Texts.PlaceOf(keyword);
        }
    }

    /// <summary>The text or the number for the value of a field, or the field's own text.</summary>
    private sealed class ChoiceReader(MemberSource source) : DocumentReader(source)
    {
        private readonly Choice _choice = source.Choice!;
        private readonly long[] _numbers =
            source.IsText ? [] : [.. source.Choice!.Texts.Select(t => long.Parse(t!, CultureInfo.InvariantCulture))];

        protected override long ReadPresent(RowSchema schema, in RowSlice rows, int row, ColumnBuffer column)
        {
            int number = NumberOfValue(schema, in rows, row, _choice.Values);
            if (!Source.IsText)
                return _numbers[number];
            return column.Texts.PlaceOf(
                number == _choice.Values.Other && _choice.CopiesOther
                    ? TextOf(schema, in rows, row, _choice.Values.Field)
                    : ChoiceTexts.Get(number, _choice.Id));
        }
    }

    private sealed class TextIfReader(MemberSource source) : DocumentReader(source)
    {
        protected override long ReadPresent(RowSchema schema, in RowSlice rows, int row, ColumnBuffer column)
        {
            int number = NumberOfValue(schema, in rows, row, Source.Values!);
            return ((Source.Cases >> number) & 1) == 0 ? Absent : column.Texts.PlaceOf(TextOf(schema, in rows, row, Fields[0]));
        }
    }

    private sealed class DifferentAddressReader(MemberSource source) : DocumentReader(source)
    {
        protected override long ReadPresent(RowSchema schema, in RowSlice rows, int row, ColumnBuffer column)
        {
            ReadOnlySpan<byte> address = TextOf(schema, in rows, row, Fields[0]);
            return address.SequenceEqual(TextOf(schema, in rows, row, Fields[1])) ? Absent : column.Texts.PlaceOf(address);
        }
    }

    private sealed class IpVersionReader(MemberSource source) : DocumentReader(source)
    {
        private readonly byte[][] _texts = [[.. source.Prefix, (byte)'4'], [.. source.Prefix, (byte)'6']];

        protected override long ReadPresent(RowSchema schema, in RowSlice rows, int row, ColumnBuffer column)
        {
            bool isIPv6 = TextOf(schema, in rows, row, Fields[0]).Contains((byte)':');
            return Source.IsText ? column.Texts.PlaceOf(_texts[isIPv6 ? 1 : 0]) : isIPv6 ? 6 : 4;
        }
    }
}
