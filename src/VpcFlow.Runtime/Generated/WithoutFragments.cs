using System.ComponentModel;

namespace VpcFlow.Generated;

/// <summary>Selects the documents that have no fragments; see <see cref="WithFragments"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct WithoutFragments;
