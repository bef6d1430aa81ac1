using System.Collections.Immutable;
using VpcFlow.Fields;
using VpcFlow.Plan;

namespace VpcFlow.Flat;

/// <summary>
/// Flat documents: one member for each field, by the name of its column in AWS's Parquet files and Athena tables, with the value as it was
/// logged. They have no constants, so a record without any field is an empty object.
/// </summary>
internal static class FlatSchema
{
    private static readonly SchemaMember s_original = new("original", "\"") { Value = ValueKind.Original, Close = "\"" };

    /// <summary>The schema; the names of its members other than fields are not those of any field.</summary>
    public static DocumentSchema Value { get; } = new(
        "flat",
        Head: ImmutableArray<SchemaMember>.Empty,
        FlowLogFieldCatalogue.All.ToDictionary(static f => f.Field, static f => ImmutableArray.Create(TargetOf(f))),
        Tail: ImmutableArray.Create(s_original with { OnlyWithOriginal = true }),
        Error: ImmutableArray.Create(s_original, new SchemaMember("error", "\"") { Value = ValueKind.Message, Close = "\"" }));

    /// <summary>Returns the member of a field: a number is a JSON number, a time that of the seconds or milliseconds as logged.</summary>
    private static FieldTarget TargetOf(FlowLogFieldInfo field)
    {
        FieldSlot slot = RecordPlan.Create([field.Field], null).Slots[0];
        return new FieldTarget(field.ColumnName, slot.IsNumber ? TargetForm.Number : TargetForm.Text);
    }
}
