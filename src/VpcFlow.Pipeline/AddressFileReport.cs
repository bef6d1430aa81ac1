namespace VpcFlow;

/// <summary>Describes what happened to a file of an <see cref="AddressEnricher"/> in use.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="Error">
/// Why the new version could not be loaded, so that the one before remains in use, or what is damaged; <see langword="null"/> if the new
/// version was loaded.
/// </param>
public sealed record AddressFileReport(string Path, AddressFileException? Error);
