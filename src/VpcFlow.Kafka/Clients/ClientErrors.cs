using Confluent.Kafka;

namespace VpcFlow.Kafka.Clients;

/// <summary>Says what errors of brokers mean, and what would help.</summary>
internal static class ClientErrors
{
    /// <summary>Describes an error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="hosts">The brokers to begin with.</param>
    /// <param name="what">The topic or group that it is about.</param>
    /// <param name="failure">What the client met before, for an error that does not say why; <see langword="null"/> if nothing.</param>
    public static string Describe(Error error, IReadOnlyList<string> hosts, string what, string? failure = null)
    {
        string advice = error.Code switch
        {
            ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownTopic or ErrorCode.Local_UnknownPartition =>
                "; create the topic, or allow the client to",
            ErrorCode.TopicAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed =>
                "; grant the operations Read or Write, and Describe, on the topic",
            ErrorCode.GroupAuthorizationFailed => "; grant the operation Read on the group",
            ErrorCode.SaslAuthenticationFailed or ErrorCode.Local_Authentication => "; check the user name, the password and the mechanism",
            ErrorCode.Local_Ssl => "; check the certificates, and whether the brokers use TLS on this port",
            _ => "",
        };
        bool isLocal = error.Code < ErrorCode.Unknown;
        return isLocal
            ? $"{what} at {string.Join(", ", hosts)}: {error.Reason}{CauseOf(error, failure)}{advice}."
            : $"{what} at {string.Join(", ", hosts)}: the broker answered {error.Code} ({error.Reason}){advice}.";
    }

    /// <summary>A time-out is what remains of connections that were refused again and again.</summary>
    private static string CauseOf(Error error, string? failure)
        => failure is not null && error.Code is ErrorCode.Local_TimedOut or ErrorCode.Local_Transport or ErrorCode.Local_AllBrokersDown
            ? $", because of this: {failure.TrimEnd('.')}"
            : "";

    /// <summary>Whether an event of a client is worth a message: what the client itself tries again at once is not.</summary>
    public static bool IsReported(Error error) => error.IsFatal
        || error.Code is ErrorCode.Local_AllBrokersDown or ErrorCode.Local_Authentication or ErrorCode.SaslAuthenticationFailed
            or ErrorCode.Local_Ssl or ErrorCode.Local_Resolve;
}
