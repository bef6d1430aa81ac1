namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>The services whose requests are signed.</summary>
internal enum AwsAuth
{
    /// <summary>A domain of Amazon OpenSearch Service.</summary>
    Es,

    /// <summary>A collection of Amazon OpenSearch Serverless.</summary>
    Aoss,
}
