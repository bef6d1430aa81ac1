using System.Reflection;
using DuckDB.NET.Data;

namespace VpcFlow.Query.Output;

/// <summary>Reads the values of a column. Lists may contain NULL, which the binding allows only if it is asked for such a list.</summary>
internal sealed class ResultReader
{
    private static readonly MethodInfo s_getFieldValue = typeof(DuckDBDataReader).GetMethod(nameof(DuckDBDataReader.GetFieldValue))!;

    private readonly DuckDBDataReader _reader;
    private readonly int _column;
    private readonly Func<int, object>? _getList;

    public ResultReader(DuckDBDataReader reader, int column)
    {
        _reader = reader;
        _column = column;
        Name = reader.GetName(column);
        Type = reader.GetFieldType(column);
        Type list = WithNulls(Type);
        if (list != Type && IsList(Type))
            _getList = s_getFieldValue.MakeGenericMethod(list).CreateDelegate<Func<int, object>>(reader);
    }

    public string Name { get; }

    public Type Type { get; }

    /// <summary>Returns the value of the current row; <see langword="null"/> for NULL.</summary>
    public object? Read()
        => _reader.IsDBNull(_column) ? null : _getList is null ? _reader.GetValue(_column) : _getList(_column);

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>);

    private static Type WithNulls(Type type)
        => !IsList(type) ? type : typeof(List<>).MakeGenericType(Nullable(type.GetGenericArguments()[0]));

    private static Type Nullable(Type element)
        => IsList(element) ? WithNulls(element)
            : element.IsValueType && System.Nullable.GetUnderlyingType(element) is null ? typeof(Nullable<>).MakeGenericType(element)
            : element;
}
