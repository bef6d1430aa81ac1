using VpcFlow.Input.Containers;
using VpcFlow.Pipeline.Containers.Parquet.Metadata;
using VpcFlow.Pipeline.Containers.Parquet.Text;

namespace VpcFlow.Pipeline.Containers.Parquet.Columns;

/// <summary>Which columns of a file can be read as fields, in the order of the file, and the names of the others.</summary>
internal sealed class ColumnSelection
{
    /// <summary>The number of names that messages contain.</summary>
    private const int MaxShown = 8;

    private readonly List<FieldColumn> _columns = [];
    private readonly List<string> _skipped = [];

    /// <summary>Chooses the columns.</summary>
    /// <exception cref="InvalidDataException">
    /// The columns are not those of flow logs, one of them has a type that can't be read as its field, or the schema is damaged.
    /// </exception>
    public ColumnSelection(IReadOnlyList<SchemaElement> schema)
    {
        foreach ((SchemaElement element, int? leaf) in SchemaLeaves.Of(schema))
            Add(element, leaf);
        int names = _columns.Count + _skipped.Count;
        if (_columns.Count == 0 || _columns.Count < Math.Min(3, (names + 1) / 2))
            throw NotFlowLogs(schema);
    }

    /// <summary>The columns that can be read.</summary>
    public IReadOnlyList<FieldColumn> Columns => _columns;

    /// <summary>The names of the columns that are not read; of a column whose field an earlier one has, the name of the field.</summary>
    public IReadOnlyList<string> Skipped => _skipped;

    /// <summary>
    /// Returns the columns of fields if the file has all of them; otherwise all, so that messages about those that are missing can say what
    /// there is.
    /// </summary>
    /// <param name="fields">The fields; <see langword="null"/> for all columns.</param>
    public IReadOnlyList<FieldColumn> Of(IReadOnlyCollection<FlowLogField>? fields)
    {
        if (fields is null || !fields.All(f => _columns.Exists(c => c.Field.Field == f)))
            return _columns;

        // A line that begins with a number is never looked at to see whether it is a header.
        return [.. _columns.Where(c => fields.Contains(c.Field.Field)).OrderBy(c => c.Format.Kind == CellFormat.Text)];
    }

    private void Add(SchemaElement element, int? leaf)
    {
        FlowLogFieldInfo? field = leaf is null || element.IsRepeated ? null : ColumnNames.Find(element.Name);
        if (field is null)
        {
            _skipped.Add(NestedName(element));
            return;
        }

        if (_columns.Exists(c => c.Field.Field == field.Field))
        {
            _skipped.Add(field.Name);
            return;
        }

        ColumnFormat format = ColumnFormat.For(element, field) ?? throw WrongType(element, field);
        _columns.Add(new FieldColumn(leaf!.Value, element, field, format));
    }

    /// <summary>The name of a column that is no field, although a nested one may have the name of a field.</summary>
    private static string NestedName(SchemaElement element)
        => ColumnNames.Find(element.Name) is null ? element.Name : element.Name + " (nested)";

    private static InvalidDataException WrongType(SchemaElement element, FlowLogFieldInfo field)
    {
        string expected = field.Kind == FlowLogFieldKind.Time ? "numbers, text or timestamps" : "numbers or text";
        return new InvalidDataException(
            $"The Parquet column \"{element.Name}\" is of type {element.TypeName}; expected {expected} for {field.Name}.");
    }

    private ContainerException NotFlowLogs(IReadOnlyList<SchemaElement> schema)
    {
        var names = schema.Skip(1).Select(e => e.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (names.Contains("class_uid") && (names.Contains("activity_id") || names.Contains("category_uid")))
        {
            return ForeignContent.Create(
                "a Parquet file of events in the Open Cybersecurity Schema Framework (OCSF), as Amazon Security Lake writes them",
                "read the flow logs that their source delivers to Amazon S3 or CloudWatch Logs");
        }

        List<string> all = [.. _columns.Select(c => c.Element.Name), .. _skipped];
        string shown = string.Join(", ", all.Take(MaxShown));
        string more = all.Count > MaxShown ? $" and {all.Count - MaxShown} more" : "";
        return ForeignContent.Create(
            $"a Parquet file with {(all.Count > 0 ? "the columns " + shown + more : "no columns")}",
            "expected names such as srcaddr, dstaddr, start and end");
    }
}
