using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using VpcFlow.Pipeline.Containers.Parquet.Metadata;
using VpcFlow.Pipeline.Sinks.Parquet.Pages;

namespace VpcFlow.Pipeline.Sinks.Parquet.Files;

/// <summary>Writes the metadata of a Parquet file, which is at its end.</summary>
internal static class FooterWriter
{
    private const int Optional = 1;
    private const int ConvertedUtf8 = 0;

    private static readonly byte[] s_creator =
        Encoding.UTF8.GetBytes($"vpcflow version {typeof(FooterWriter).Assembly.GetName().Version!.ToString(3)}");

    /// <summary>Writes the metadata, its length, and the mark.</summary>
    public static void Write(
        IBufferWriter<byte> output,
        IReadOnlyList<FlowLogFieldInfo> fields,
        IReadOnlyList<RowGroupSummary> groups,
        PageCompression compression)
    {
        var data = new ArrayBufferWriter<byte>();
        var thrift = new ThriftWriter(data);
        thrift.BeginElement();
        thrift.Integer(1, 1);
        WriteSchema(thrift, fields);
        thrift.Long(3, groups.Sum(g => (long)g.Rows));
        thrift.BeginList(4, ThriftType.Struct, groups.Count);
        for (int i = 0; i < groups.Count; i++)
            WriteGroup(thrift, fields, groups[i], i, compression);
        thrift.Binary(6, s_creator);
        WriteOrders(thrift, fields.Count);
        thrift.EndStruct();
        output.Write(data.WrittenSpan);
        BinaryPrimitives.WriteInt32LittleEndian(output.GetSpan(sizeof(int)), data.WrittenCount);
        output.Advance(sizeof(int));
        output.Write(Footer.Mark);
    }

    private static PhysicalType TypeOf(FlowLogFieldInfo field) => field.ParquetType switch
    {
        FlowLogParquetType.Integer32 => PhysicalType.Int32,
        FlowLogParquetType.Integer64 => PhysicalType.Int64,
        FlowLogParquetType.Utf8 => PhysicalType.ByteArray,
        _ => throw new InvalidOperationException($"{field.ParquetType} is not a type of column."),
    };

    private static void WriteSchema(ThriftWriter thrift, IReadOnlyList<FlowLogFieldInfo> fields)
    {
        thrift.BeginList(2, ThriftType.Struct, fields.Count + 1);
        thrift.BeginElement();
        thrift.Binary(4, "flow_log"u8);
        thrift.Integer(5, fields.Count);
        thrift.EndStruct();
        foreach (FlowLogFieldInfo field in fields)
        {
            PhysicalType type = TypeOf(field);
            thrift.BeginElement();
            thrift.Integer(1, (int)type);
            thrift.Integer(3, Optional);
            thrift.Binary(4, Encoding.UTF8.GetBytes(field.ColumnName));
            if (type == PhysicalType.ByteArray)
            {
                thrift.Integer(6, ConvertedUtf8);
                WriteUnion(thrift, 10);
            }

            thrift.EndStruct();
        }
    }

    /// <summary>
    /// Writes a choice of the first of several empty structures: text as the meaning of a column, and the order of its type.
    /// </summary>
    private static void WriteUnion(ThriftWriter thrift, int id)
    {
        thrift.BeginStruct(id);
        thrift.BeginStruct(1);
        thrift.EndStruct();
        thrift.EndStruct();
    }

    private static void WriteGroup(
        ThriftWriter thrift, IReadOnlyList<FlowLogFieldInfo> fields, RowGroupSummary group, int ordinal, PageCompression compression)
    {
        thrift.BeginElement();
        thrift.BeginList(1, ThriftType.Struct, fields.Count);
        for (int i = 0; i < fields.Count; i++)
        {
            thrift.BeginElement();
            thrift.Long(2, 0); // where a copy of the metadata is, of which there is none
            thrift.BeginStruct(3);
            WriteColumn(thrift, fields[i], group.Columns[i], group.Rows, compression);
            thrift.EndStruct();
            thrift.EndStruct();
        }

        thrift.Long(2, group.Length);
        thrift.Long(3, group.Rows);
        if (group.SortedBy >= 0)
        {
            thrift.BeginList(4, ThriftType.Struct, 1);
            thrift.BeginElement();
            thrift.Integer(1, group.SortedBy);
            thrift.Boolean(2, false);
            thrift.Boolean(3, true);
            thrift.EndStruct();
        }

        thrift.Long(5, group.Columns[0].Place.Start);
        thrift.Long(6, group.StoredLength);
        thrift.Short(7, (short)Math.Min(ordinal, short.MaxValue));
        thrift.EndStruct();
    }

    private static void WriteColumn(
        ThriftWriter thrift, FlowLogFieldInfo field, ColumnSummary column, int rows, PageCompression compression)
    {
        ChunkPlace place = column.Place;
        PageEncoding[] encodings = place.HasDictionary
            ? [PageEncoding.Plain, PageEncoding.RunLength, PageEncoding.RunLengthDictionary]
            : [PageEncoding.Plain, PageEncoding.RunLength];
        thrift.Integer(1, (int)TypeOf(field));
        thrift.BeginList(2, ThriftType.Int32, encodings.Length);
        foreach (PageEncoding encoding in encodings)
            thrift.IntegerElement((int)encoding);
        thrift.BeginList(3, ThriftType.Binary, 1);
        thrift.BinaryElement(Encoding.UTF8.GetBytes(field.ColumnName));
        thrift.Integer(4, (int)compression);
        thrift.Long(5, rows);
        thrift.Long(6, place.Length);
        thrift.Long(7, place.StoredLength);
        thrift.Long(9, place.DataStart);
        if (place.HasDictionary)
            thrift.Long(11, place.Start);
        thrift.BeginStruct(12);
        thrift.Long(3, column.Absent);
        if (column.Min.Length > 0 || column.Max.Length > 0)
        {
            thrift.Binary(5, column.Max);
            thrift.Binary(6, column.Min);
        }

        thrift.EndStruct();
    }

    /// <summary>Says how least and greatest values are ordered; without it, readers don't trust them.</summary>
    private static void WriteOrders(ThriftWriter thrift, int count)
    {
        thrift.BeginList(7, ThriftType.Struct, count);
        for (int i = 0; i < count; i++)
        {
            thrift.BeginElement();
            thrift.BeginStruct(1);
            thrift.EndStruct();
            thrift.EndStruct();
        }
    }
}
