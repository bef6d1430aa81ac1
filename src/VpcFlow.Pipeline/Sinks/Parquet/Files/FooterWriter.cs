using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using VpcFlow.Pipeline.Containers.Parquet.Metadata;
using VpcFlow.Pipeline.Sinks.Parquet.Columns;
using VpcFlow.Pipeline.Sinks.Parquet.Pages;

namespace VpcFlow.Pipeline.Sinks.Parquet.Files;

/// <summary>Writes the metadata of a Parquet file, which is at its end.</summary>
internal static class FooterWriter
{
    private static readonly byte[] s_creator =
        Encoding.UTF8.GetBytes($"vpcflow version {typeof(FooterWriter).Assembly.GetName().Version!.ToString(3)}");

    /// <summary>Writes the metadata, its length, and the mark.</summary>
    public static void Write(
        IBufferWriter<byte> output,
        IReadOnlyList<ColumnSpec> columns,
        IReadOnlyList<RowGroupSummary> groups,
        PageCompression compression)
    {
        var data = new ArrayBufferWriter<byte>();
        var thrift = new ThriftWriter(data);
        thrift.BeginElement();
        thrift.Integer(1, 1);
        SchemaWriter.Write(thrift, columns);
        thrift.Long(3, groups.Sum(g => (long)g.Rows));
        thrift.BeginList(4, ThriftType.Struct, groups.Count);
        for (int i = 0; i < groups.Count; i++)
            WriteGroup(thrift, columns, groups[i], i, compression);
        thrift.Binary(6, s_creator);
        WriteOrders(thrift, columns.Count);
        thrift.EndStruct();
        output.Write(data.WrittenSpan);
        BinaryPrimitives.WriteInt32LittleEndian(output.GetSpan(sizeof(int)), data.WrittenCount);
        output.Advance(sizeof(int));
        output.Write(Footer.Mark);
    }

    private static void WriteGroup(
        ThriftWriter thrift, IReadOnlyList<ColumnSpec> columns, RowGroupSummary group, int ordinal, PageCompression compression)
    {
        thrift.BeginElement();
        thrift.BeginList(1, ThriftType.Struct, columns.Count);
        for (int i = 0; i < columns.Count; i++)
        {
            thrift.BeginElement();
            thrift.Long(2, 0); // where a copy of the metadata is, of which there is none
            thrift.BeginStruct(3);
            WriteColumn(thrift, columns[i], group.Columns[i], group.Rows, compression);
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
        ThriftWriter thrift, ColumnSpec spec, ColumnSummary column, int rows, PageCompression compression)
    {
        ChunkPlace place = column.Place;
        PageEncoding[] encodings = place.HasDictionary
            ? [PageEncoding.Plain, PageEncoding.RunLength, PageEncoding.RunLengthDictionary]
            : [PageEncoding.Plain, PageEncoding.RunLength];
        thrift.Integer(1, (int)spec.PhysicalType);
        thrift.BeginList(2, ThriftType.Int32, encodings.Length);
        foreach (PageEncoding encoding in encodings)
            thrift.IntegerElement((int)encoding);
        string[] path = SchemaWriter.PathOf(spec);
        thrift.BeginList(3, ThriftType.Binary, path.Length);
        foreach (string name in path)
            thrift.BinaryElement(Encoding.UTF8.GetBytes(name));
        thrift.Integer(4, (int)compression);
        thrift.Long(5, (long)rows * column.ValuesPerRow);
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
