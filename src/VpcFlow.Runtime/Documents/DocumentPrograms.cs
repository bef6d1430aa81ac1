using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Plan;
using VpcFlow.Records;

namespace VpcFlow.Documents;

/// <summary>
/// The programs for the documents of a format: one for any record, and one for each of the sets of absent fields that occur often, in which
/// nothing is optional any more. Safe for use by several threads at once.
/// </summary>
/// <param name="schema">Where the values of fields are.</param>
/// <param name="documents">The schema of the documents.</param>
/// <param name="options">The options of the documents.</param>
internal sealed class DocumentPrograms(RowSchema schema, DocumentSchema documents, DocumentOptions options)
{
    /// <summary>The maximum number of sets, each of which has a place in the table; logs have few, and hostile input any number.</summary>
    private const int MaxSets = 64;

    /// <summary>The number of records of a set before a program is created for it: creating one takes as long as writing many.</summary>
    private const int MinRecords = 256;

    private readonly LearnedSet?[] _sets = new LearnedSet?[MaxSets];
    private readonly ulong[] _candidates = new ulong[MaxSets];
    private readonly int[] _counts = new int[MaxSets];
    private readonly ulong _decoded = schema.Plan.DecodedSlots
        .Where(s => s.Index < RecordPlan.MaxFastSlots)
        .Aggregate(0UL, (mask, slot) => mask | (1UL << slot.Index));

    /// <summary>The program for any record.</summary>
    public DocumentProgram Any { get; } = new(DocumentPlan.Create(schema.Plan, documents, options, static _ => false), schema);

    /// <summary>Returns the program for a record of at most 64 fields.</summary>
    /// <param name="absent">A bit per field of the line: set if the field is <c>-</c>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DocumentProgram For(ulong absent)
    {
        absent &= _decoded;
        LearnedSet? set = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_sets), PlaceOf(absent));
        return set is not null && set.Absent == absent ? set.Program : Learn(absent, set);
    }

    /// <summary>Spreads the sets over the table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint PlaceOf(ulong absent) => (nint)((absent * 0x9E37_79B9_7F4A_7C15) >> 58);

    /// <summary>
    /// Counts a record. A place belongs to the set that most of its records have, until there is a program for it. Threads may lose counts
    /// or create the same program twice, which does not matter.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private DocumentProgram Learn(ulong absent, LearnedSet? set)
    {
        nint place = PlaceOf(absent);
        if (set is not null)
            return Any;
        if (_candidates[place] != absent)
        {
            if (--_counts[place] < 0)
                (_candidates[place], _counts[place]) = (absent, 0);
            return Any;
        }

        if (++_counts[place] < MinRecords)
            return Any;
        DocumentProgram program = Create(absent);
        _sets[place] = new LearnedSet(absent, program);
        return program;
    }

    /// <summary>Creates a program. Not a part of the method that calls it, which would allocate the closure at its start.</summary>
    private DocumentProgram Create(ulong absent)
    {
        bool IsAbsent(int slot) => ((absent >> slot) & 1) != 0;
        return new(DocumentPlan.Create(schema.Plan, documents, options, slot => !IsAbsent(slot), IsAbsent), schema);
    }

    /// <summary>A set of absent fields and its program.</summary>
    private sealed record LearnedSet(ulong Absent, DocumentProgram Program);
}
