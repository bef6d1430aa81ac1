namespace VpcFlow.Pipeline.Sinks.Rolling;

/// <summary>The documents of a batch for one folder, as they are appended to a file.</summary>
/// <param name="Folder">The folder, relative to that of all files.</param>
/// <param name="Text">The text, compressed if files are.</param>
internal sealed record DocumentPart(string Folder, ReadOnlyMemory<byte> Text);
