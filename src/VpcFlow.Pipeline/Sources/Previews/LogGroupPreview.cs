namespace VpcFlow.Pipeline.Sources.Previews;

/// <summary>The times of a log group that would be searched first.</summary>
/// <param name="Name">The log group.</param>
/// <param name="From">The first time; <see langword="null"/> for all that there is.</param>
/// <param name="To">The last time.</param>
internal sealed record LogGroupPreview(string Name, DateTimeOffset? From, DateTimeOffset To);
