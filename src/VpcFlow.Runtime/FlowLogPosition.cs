namespace VpcFlow;

/// <summary>Where a line is in an input.</summary>
/// <param name="LineNumber">The number of the line, from 1.</param>
/// <param name="ByteOffset">Where the line begins, in bytes from 0; for compressed input, in the text that comes out of it.</param>
public readonly record struct FlowLogPosition(long LineNumber, long ByteOffset);
