namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>How messages are written to standard error.</summary>
internal enum LogFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>Each as a line of JSON.</summary>
    Json,
}
