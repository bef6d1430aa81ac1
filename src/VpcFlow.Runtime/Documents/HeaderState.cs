namespace VpcFlow.Documents;

/// <summary>How the lines after a position in an input are read.</summary>
/// <param name="Codec">Reads the lines.</param>
/// <param name="Mismatch">The format of a header that is not the codec's: the lines after it are rejected.</param>
internal readonly record struct HeaderState(FormatCodec Codec, FlowLogFormat? Mismatch);
