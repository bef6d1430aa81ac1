namespace VpcFlow.Pipeline.Sources.Previews;

/// <summary>How many messages a queue has, about.</summary>
/// <param name="Waiting">Those that can be received.</param>
/// <param name="InWork">Those that a receiver has, or that failed and wait to come again.</param>
/// <param name="Unknown">Why it can't be told; <see langword="null"/> if it can.</param>
internal sealed record QueuePreview(long Waiting, long InWork, string? Unknown);
