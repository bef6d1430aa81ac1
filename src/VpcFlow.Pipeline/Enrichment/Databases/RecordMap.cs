using System.Globalization;

namespace VpcFlow.Pipeline.Enrichment.Databases;

/// <summary>A record of a database, or a part of one; without members if the record lacks the part.</summary>
internal readonly struct RecordMap(Dictionary<string, object>? map)
{
    public IEnumerable<string> Keys => map?.Keys ?? Enumerable.Empty<string>();

    /// <summary>Returns the object of a name.</summary>
    public RecordMap Map(string name) => new(Value(name) as Dictionary<string, object>);

    /// <summary>Returns the last object of a list.</summary>
    public RecordMap Last(string name) => new((Value(name) as List<object>)?.LastOrDefault() as Dictionary<string, object>);

    /// <summary>Returns the first text among those of several names that is not empty.</summary>
    public string? Text(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (Value(name) is string { Length: > 0 } text)
                return text;
        }

        return null;
    }

    /// <summary>Returns the first number among those of several names; a number in a text counts.</summary>
    public double? Number(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            switch (Value(name))
            {
                case string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number):
                    return number;
                case IConvertible value and (double or float or int or long or uint or ulong):
                    return value.ToDouble(CultureInfo.InvariantCulture);
            }
        }

        return null;
    }

    /// <summary>Returns the name of the object of a name, in English if the database has it, otherwise in its first language.</summary>
    public string? NameOf(string name)
    {
        RecordMap names = Map(name).Map("names");
        return names.Text("en") ?? names.Text([.. names.Keys]);
    }

    private object? Value(string name) => map?.GetValueOrDefault(name);
}
