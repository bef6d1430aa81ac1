using System.Text;
using VpcFlow.Pipeline.Containers.Parquet.Metadata;
using VpcFlow.Pipeline.Sinks.Parquet.Columns;
using VpcFlow.Pipeline.Sinks.Parquet.Pages;

namespace VpcFlow.Pipeline.Sinks.Parquet.Files;

/// <summary>Writes the schema of a file: its columns, and the groups that they are in. All of them can be absent.</summary>
internal static class SchemaWriter
{
    private const int Optional = 1;
    private const int Repeated = 2;
    private const int ConvertedUtf8 = 0;
    private const int ConvertedList = 3;
    private const int ConvertedMilliseconds = 9;
    private const int LogicalText = 1;
    private const int LogicalList = 3;
    private const int LogicalTimestamp = 8;

    /// <summary>Returns the names that lead to the values of a column.</summary>
    public static string[] PathOf(ColumnSpec column) => IsList(column) ? [.. column.Path, "list", "element"] : [.. column.Path];

    /// <summary>Writes the schema as a list of elements, each group before what it contains.</summary>
    public static void Write(ThriftWriter thrift, IReadOnlyList<ColumnSpec> columns)
    {
        thrift.BeginList(2, ThriftType.Struct, CountElements(columns, 0) + 1);
        thrift.BeginElement();
        thrift.Binary(4, "flow_log"u8);
        thrift.Integer(5, Children(columns, 0).Count());
        thrift.EndStruct();
        WriteChildren(thrift, columns, 0);
    }

    private static bool IsList(ColumnSpec column) => column.IsList || !column.Elements.IsEmpty;

    /// <summary>Returns the columns by the group, or the name, that they have at a depth; those of a group follow each other.</summary>
    private static IEnumerable<IGrouping<string, ColumnSpec>> Children(IEnumerable<ColumnSpec> columns, int depth)
        => columns.GroupBy(c => c.Path[depth]);

    private static int CountElements(IEnumerable<ColumnSpec> columns, int depth)
        => Children(columns, depth).Sum(g => IsGroup(g, depth) ? 1 + CountElements(g, depth + 1) : IsList(g.Single()) ? 3 : 1);

    private static bool IsGroup(IEnumerable<ColumnSpec> columns, int depth) => columns.First().Path.Length > depth + 1;

    private static void WriteChildren(ThriftWriter thrift, IEnumerable<ColumnSpec> columns, int depth)
    {
        foreach (IGrouping<string, ColumnSpec> child in Children(columns, depth))
        {
            if (IsGroup(child, depth))
            {
                BeginGroup(thrift, child.Key, Optional, Children(child, depth + 1).Count());
                thrift.EndStruct();
                WriteChildren(thrift, child, depth + 1);
            }
            else
            {
                WriteColumn(thrift, child.Single(), child.Key);
            }
        }
    }

    private static void WriteColumn(ThriftWriter thrift, ColumnSpec column, string name)
    {
        if (!IsList(column))
        {
            WriteValue(thrift, column, name);
            return;
        }

        BeginGroup(thrift, name, Optional, 1);
        thrift.Integer(6, ConvertedList);
        WriteLogical(thrift, LogicalList);
        thrift.EndStruct();
        BeginGroup(thrift, "list", Repeated, 1);
        thrift.EndStruct();
        WriteValue(thrift, column, "element");
    }

    private static void BeginGroup(ThriftWriter thrift, string name, int repetition, int children)
    {
        thrift.BeginElement();
        thrift.Integer(3, repetition);
        thrift.Binary(4, Encoding.UTF8.GetBytes(name));
        thrift.Integer(5, children);
    }

    private static void WriteValue(ThriftWriter thrift, ColumnSpec column, string name)
    {
        thrift.BeginElement();
        thrift.Integer(1, (int)column.PhysicalType);
        thrift.Integer(3, Optional);
        thrift.Binary(4, Encoding.UTF8.GetBytes(name));
        if (column.Type == ColumnType.Text)
        {
            thrift.Integer(6, ConvertedUtf8);
            WriteLogical(thrift, LogicalText);
        }
        else if (column.Type == ColumnType.Timestamp)
        {
            thrift.Integer(6, ConvertedMilliseconds);
            thrift.BeginStruct(10);
            thrift.BeginStruct(LogicalTimestamp);
            thrift.Boolean(1, true);
            thrift.BeginStruct(2);
            thrift.BeginStruct(1);
            thrift.EndStruct();
            thrift.EndStruct();
            thrift.EndStruct();
            thrift.EndStruct();
        }

        thrift.EndStruct();
    }

    /// <summary>Writes a meaning that has no properties.</summary>
    private static void WriteLogical(ThriftWriter thrift, int meaning)
    {
        thrift.BeginStruct(10);
        thrift.BeginStruct(meaning);
        thrift.EndStruct();
        thrift.EndStruct();
    }
}
