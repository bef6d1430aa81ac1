using System.ComponentModel;

namespace VpcFlow.Generated;

/// <summary>
/// Selects the documents that have fragments, such as where they came from. The code of documents is compiled once for each of
/// <see cref="WithFragments"/> and <see cref="WithoutFragments"/>, so that documents without fragments take no time for them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct WithFragments;
