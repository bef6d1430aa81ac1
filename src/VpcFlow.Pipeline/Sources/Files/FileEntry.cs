namespace VpcFlow.Pipeline.Sources.Files;

/// <summary>What is remembered of a file.</summary>
/// <param name="Path">Where it was last.</param>
/// <param name="Identity">The SHA-256 of what was read first, in hexadecimal digits: it makes the ids of the documents.</param>
/// <param name="FirstLength">The length of that.</param>
/// <param name="Probe">The SHA-256 of the first bytes, by which a file is looked up.</param>
/// <param name="Delivered">How much of it is delivered, in bytes.</param>
/// <param name="Lines">The number of lines in that.</param>
/// <param name="Header">The last header line in that; empty if there is none.</param>
internal sealed record FileEntry(
    string Path, string Identity, long FirstLength, string Probe, long Delivered, long Lines, string Header)
{
    /// <summary>The length of what is delivered of a file that is not a flow log: whatever it will have.</summary>
    public const long All = long.MaxValue;

    /// <summary>The number of bytes that <see cref="Probe"/> covers.</summary>
    public int ProbeLength => FileContent.ProbeLengthOf(FirstLength);
}
