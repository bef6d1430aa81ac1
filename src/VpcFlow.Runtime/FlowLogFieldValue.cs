using System.Text;
using VpcFlow.Formatting;

namespace VpcFlow;

/// <summary>Represents a field of a record and its text; valid as long as the record.</summary>
public readonly ref struct FlowLogFieldValue
{
    internal FlowLogFieldValue(FlowLogField field, ReadOnlySpan<byte> text)
    {
        Field = field;
        Text = text;
    }

    /// <summary>The field.</summary>
    public FlowLogField Field { get; }

    /// <summary>The field's AWS name, such as <c>account-id</c>.</summary>
    public string Name => FlowLogFieldInfo.Get(Field).Name;

    /// <summary>The field's text as logged, in UTF-8.</summary>
    public ReadOnlySpan<byte> Text { get; }

    /// <summary>Returns the name, an equals sign and the text: <c>bytes=840</c>. Characters that do not print are escaped.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        AppendTo(text);
        return text.ToString();
    }

    internal void AppendTo(StringBuilder target)
    {
        target.Append(Name).Append('=');
        PrintableText.Append(target, Text);
    }
}
