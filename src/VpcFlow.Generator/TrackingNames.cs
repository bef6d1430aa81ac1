namespace VpcFlow.Generator;

/// <summary>The names of the pipeline's steps, for tests of which steps run again after an edit.</summary>
internal static class TrackingNames
{
    public const string Specs = nameof(Specs);

    public const string AmbiguousNames = nameof(AmbiguousNames);
}
