namespace VpcFlow.Pipeline.Containers.Parquet.Metadata;

/// <summary>A column of a Parquet file, or a group of columns.</summary>
internal sealed record SchemaElement
{
    public string Name { get; private set; } = "";

    public PhysicalType Type { get; private set; }

    /// <summary>The length of the values of <see cref="PhysicalType.FixedByteArray"/>.</summary>
    public int TypeLength { get; private set; }

    public LogicalType Logical { get; private set; }

    /// <summary>The number of decimal digits after the point of <see cref="LogicalType.Decimal"/>.</summary>
    public int Scale { get; private set; }

    public bool IsOptional { get; private set; }

    public bool IsRepeated { get; private set; }

    /// <summary>The number of elements directly in a group; 0 for a column.</summary>
    public int Children { get; private set; }

    /// <summary>The type, as messages name it.</summary>
    public string TypeName
    {
        get
        {
            string type = Type switch
            {
                PhysicalType.Boolean => "BOOLEAN",
                PhysicalType.Int32 => "INT32",
                PhysicalType.Int64 => "INT64",
                PhysicalType.Int96 => "INT96",
                PhysicalType.Float => "FLOAT",
                PhysicalType.Double => "DOUBLE",
                PhysicalType.ByteArray => "BYTE_ARRAY",
                PhysicalType.FixedByteArray => "FIXED_LEN_BYTE_ARRAY",
                _ => $"an unknown type, {(int)Type}",
            };
            return Logical == LogicalType.None ? type : $"{type} ({Logical})";
        }
    }

    public static SchemaElement Read(ref ThriftReader reader)
    {
        var element = new SchemaElement();
        int id = 0;
        while (reader.TryField(ref id, out ThriftType type))
        {
            switch (id)
            {
                case 1:
                    element.Type = (PhysicalType)reader.Integer32(type);
                    break;
                case 2:
                    element.TypeLength = reader.Integer32(type);
                    break;
                case 3:
                    int repetition = reader.Integer32(type);
                    element.IsOptional = repetition == 1;
                    element.IsRepeated = repetition == 2;
                    break;
                case 4:
                    element.Name = reader.Text(type);
                    break;
                case 5:
                    element.Children = reader.Integer32(type);
                    break;
                case 6:
                    LogicalType converted = Converted(reader.Integer32(type));
                    if (element.Logical == LogicalType.None)
                        element.Logical = converted;
                    break;
                case 7:
                    element.Scale = reader.Integer32(type);
                    break;
                case 10:
                    LogicalType logical = ReadLogical(ref reader, type);
                    if (logical != LogicalType.None)
                        element.Logical = logical;
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return element;
    }

    /// <summary>The older way to write the meaning of a column.</summary>
    private static LogicalType Converted(int type) => type switch
    {
        0 or 4 or 19 => LogicalType.Text,
        5 => LogicalType.Decimal,
        6 => LogicalType.Date,
        7 or 8 => LogicalType.TimeOfDay,
        9 => LogicalType.Milliseconds,
        10 => LogicalType.Microseconds,
        >= 11 and <= 14 => LogicalType.Unsigned,
        21 => LogicalType.Interval,
        _ => LogicalType.None,
    };

    private static LogicalType ReadLogical(ref ThriftReader reader, ThriftType type)
    {
        var logical = LogicalType.None;
        if (!reader.Expect(type == ThriftType.Struct))
            return logical;
        int id = 0;
        while (reader.TryField(ref id, out ThriftType member))
        {
            switch (id)
            {
                case 8:
                    logical = ReadTimestamp(ref reader, member);
                    continue;
                case 10:
                    logical = ReadInteger(ref reader, member);
                    continue;
                default:
                    reader.Skip(member);
                    break;
            }

            logical = id switch
            {
                1 or 4 or 12 => LogicalType.Text,
                5 => LogicalType.Decimal,
                6 => LogicalType.Date,
                7 => LogicalType.TimeOfDay,
                14 => LogicalType.Uuid,
                15 => LogicalType.Float16,
                _ => LogicalType.None,
            };
        }

        return logical;
    }

    private static LogicalType ReadTimestamp(ref ThriftReader reader, ThriftType type)
    {
        var unit = LogicalType.None;
        if (!reader.Expect(type == ThriftType.Struct))
            return unit;
        int id = 0;
        while (reader.TryField(ref id, out ThriftType member))
        {
            if (id != 2 || member != ThriftType.Struct)
            {
                reader.Skip(member);
                continue;
            }

            int which = 0;
            while (reader.TryField(ref which, out ThriftType empty))
            {
                unit = which switch
                {
                    1 => LogicalType.Milliseconds,
                    2 => LogicalType.Microseconds,
                    3 => LogicalType.Nanoseconds,
                    _ => LogicalType.None,
                };
                reader.Skip(empty);
            }
        }

        return unit;
    }

    private static LogicalType ReadInteger(ref ThriftReader reader, ThriftType type)
    {
        bool isSigned = true;
        if (!reader.Expect(type == ThriftType.Struct))
            return LogicalType.None;
        int id = 0;
        while (reader.TryField(ref id, out ThriftType member))
        {
            if (id == 2)
                isSigned = reader.Boolean(member);
            else
                reader.Skip(member);
        }

        return isSigned ? LogicalType.None : LogicalType.Unsigned;
    }
}
