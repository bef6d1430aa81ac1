namespace VpcFlow;

/// <summary>Represents the position of a line, or of the element of JSON or CSV that contains it, in an input.</summary>
/// <param name="LineNumber">The number of the line, from 1.</param>
/// <param name="ByteOffset">The position of the line, in bytes from 0; for compressed input, in the decompressed text.</param>
public readonly record struct FlowLogPosition(long LineNumber, long ByteOffset);
