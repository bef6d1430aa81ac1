using Confluent.Kafka;

namespace VpcFlow.Kafka.Clients;

/// <summary>What a client logs as failures, which its errors do not say, such as why a handshake failed.</summary>
internal sealed class ClientLog
{
    /// <summary>The failure that was logged last; <see langword="null"/> if there was none.</summary>
    public string? LastFailure { get; private set; }

    /// <summary>Takes a line of the log.</summary>
    public void Add(LogMessage log)
    {
        // Lines begin with the thread in brackets.
        if (log.Level <= SyslogLevel.Error)
            LastFailure = log.Message[(log.Message.IndexOf("]: ", StringComparison.Ordinal) is >= 0 and int at ? at + 3 : 0)..];
    }
}
