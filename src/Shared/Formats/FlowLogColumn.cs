using VpcFlow.Fields;

namespace VpcFlow;

/// <summary>Represents a column of a flow log: a field, or a column that is skipped.</summary>
/// <param name="Name">The AWS name of the field; for a skipped column, its name in the format or header.</param>
/// <param name="Field">The field; <see langword="null"/> for a column that is skipped, whatever it contains.</param>
public readonly record struct FlowLogColumn(string Name, FlowLogField? Field)
{
    /// <summary>Returns the column as in a format: <c>${name}</c>, or <c>${?name}</c> if it is skipped.</summary>
    public override string ToString() => (Field is null ? "${?" : "${") + Name + "}";

    /// <summary>Creates the column of a field.</summary>
    internal static FlowLogColumn Of(FlowLogField field) => new(FlowLogFieldCatalogue.Get(field).Name, field);
}
