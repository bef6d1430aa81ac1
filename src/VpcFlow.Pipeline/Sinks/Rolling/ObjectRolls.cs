namespace VpcFlow.Pipeline.Sinks.Rolling;

/// <summary>The rolls that have records of an object, and how its documents are written.</summary>
/// <param name="options">How its documents are written.</param>
internal sealed class ObjectRolls(EcsWriterOptions options)
{
    private readonly List<Roll> _all = [];

    public EcsWriterOptions Options { get; } = options;

    public IReadOnlyList<Roll> All => _all;

    public Roll? Last => _all.Count == 0 ? null : _all[^1];

    public void Add(Roll roll)
    {
        if (roll != Last)
            _all.Add(roll);
    }
}
