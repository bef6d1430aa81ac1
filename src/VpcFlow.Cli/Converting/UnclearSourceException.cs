namespace VpcFlow.Cli.Converting;

/// <summary>The first lines of a file that was found in a folder are no records: it may not be a flow log at all.</summary>
internal sealed class UnclearSourceException() : Exception("The file begins with lines that are not records.");
