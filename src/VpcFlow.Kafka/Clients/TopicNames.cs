using System.Buffers;

namespace VpcFlow.Kafka.Clients;

/// <summary>The names of topics.</summary>
internal static class TopicNames
{
    private const int MaxLength = 249;

    private static readonly SearchValues<char> s_characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>Returns the names as they are.</summary>
    /// <exception cref="ArgumentException">There is none, or one is not a name.</exception>
    public static IReadOnlyList<string> Validate(IReadOnlyList<string> topics)
    {
        ArgumentNullException.ThrowIfNull(topics);
        if (topics.Count == 0)
            throw new ArgumentException("At least one topic is needed.", nameof(topics));
        foreach (string topic in topics)
        {
            if (!IsValid(topic))
            {
                throw new ArgumentException(
                    $"'{topic}' is not the name of a topic; expected up to {MaxLength} letters, digits and . _ -", nameof(topics));
            }
        }

        return topics;
    }

    public static bool IsValid(ReadOnlySpan<char> topic)
        => topic.Length is > 0 and <= MaxLength && !topic.ContainsAnyExcept(s_characters) && topic is not ("." or "..");
}
