using VpcFlow.Documents;

namespace VpcFlow.Input;

/// <summary>Which parser reads the lines of an input: of those before any header, and of those after a header.</summary>
/// <param name="First">Reads the lines before any header.</param>
/// <param name="Resolve">
/// Returns the parser for a header of another format, or throws; <see langword="null"/> if the lines after such a header are rejected.
/// </param>
internal sealed record InputFormats(FlowLogParser First, Func<FlowLogFormat, FlowLogParser>? Resolve)
{
    /// <summary>As <see cref="Resolve"/>, for conversions.</summary>
    public Func<FlowLogFormat, FormatCodec>? ResolveCodec { get; } = Resolve is null ? null : format => Resolve(format).Codec;

    /// <summary>All lines are read by one parser.</summary>
    public static InputFormats Fixed(FlowLogParser parser) => new(parser, null);
}
