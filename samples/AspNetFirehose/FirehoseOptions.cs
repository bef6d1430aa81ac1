namespace Samples.AspNetFirehose;

/// <summary>The section <c>Firehose</c> of the configuration.</summary>
public sealed class FirehoseOptions
{
    /// <summary>
    /// The access key that the Firehose stream is configured with. From a secret store or the environment, never from a file in the
    /// repository.
    /// </summary>
    public string AccessKey { get; set; } = "";

    /// <summary>The folder to write a file of documents to for each request.</summary>
    public string Folder { get; set; } = "";

    /// <summary>
    /// The maximum size of a request's body, as it is sent. At least four thirds of the buffer size of the Firehose stream, because of
    /// Base64: a
    /// larger request is lost.
    /// </summary>
    public long MaxBodyBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>The maximum size of a decompressed body, and of the text of all records in a request.</summary>
    public long MaxInflatedBytes { get; set; } = 64 * 1024 * 1024;
}
