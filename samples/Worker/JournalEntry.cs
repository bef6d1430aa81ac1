using System.Text.Json.Serialization;

namespace Samples.Worker;

/// <summary>A line of the journal: a completed file.</summary>
/// <param name="File">The name of the file; <see langword="null"/> for the first line, which records where the output began.</param>
/// <param name="OutputLength">The length of the output after the file's documents.</param>
/// <param name="Records">The number of records read.</param>
/// <param name="Rejected">The number of rejected lines.</param>
/// <param name="Problem">The error that ended the file early; <see langword="null"/> if there was none.</param>
public sealed record JournalEntry(string? File, long OutputLength, long Records = 0, long Rejected = 0, string? Problem = null);

[JsonSerializable(typeof(JournalEntry))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class JournalJson : JsonSerializerContext;
