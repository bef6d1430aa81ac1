using System.Text.Json.Serialization;

namespace Samples.Worker;

/// <summary>A line of the journal: a file that is done.</summary>
/// <param name="File">The name of the file; <see langword="null"/> for the first line, which says where the output began.</param>
/// <param name="OutputLength">The length of the output behind the file's documents.</param>
/// <param name="Records">The records that were read.</param>
/// <param name="Rejected">The lines that could not be read.</param>
/// <param name="Problem">What ended the file before its end.</param>
public sealed record JournalEntry(string? File, long OutputLength, long Records = 0, long Rejected = 0, string? Problem = null);

[JsonSerializable(typeof(JournalEntry))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class JournalJson : JsonSerializerContext;
