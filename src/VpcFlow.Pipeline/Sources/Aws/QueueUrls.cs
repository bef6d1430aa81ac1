namespace VpcFlow.Pipeline.Sources.Aws;

/// <summary>What the URL of a queue says: <c>https://sqs.eu-west-1.amazonaws.com/123456789012/name</c>.</summary>
internal static class QueueUrls
{
    /// <summary>Whether the queue is one of AWS, not of a service that speaks its protocol.</summary>
    public static bool IsOfAws(Uri queueUrl)
        => queueUrl.Host.EndsWith(".amazonaws.com", StringComparison.Ordinal)
            || queueUrl.Host.EndsWith(".amazonaws.com.cn", StringComparison.Ordinal)
            || queueUrl.Host.EndsWith(".api.aws", StringComparison.Ordinal);

    /// <summary>Returns the region of a queue of AWS; <see langword="null"/> if the host doesn't say it.</summary>
    public static string? RegionOf(Uri queueUrl)
    {
        if (!IsOfAws(queueUrl))
            return null;
        string[] names = queueUrl.Host.Split('.');

        // Also sqs-fips.us-east-1.amazonaws.com, and eu-west-1.queue.amazonaws.com of old.
        int at = names[0].StartsWith("sqs", StringComparison.Ordinal) ? 1 : 0;
        return names[at].Contains('-') ? names[at] : null;
    }

    /// <summary>Returns the URL of a queue of the settings.</summary>
    /// <param name="text">The text of the setting.</param>
    /// <param name="setting">Its name, for the message.</param>
    /// <exception cref="ArgumentException">The text isn't the URL of a queue.</exception>
    public static Uri Parse(string text, string setting)
    {
        ArgumentException.ThrowIfNullOrEmpty(text, setting);
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme is "https" or "http" && url.Segments.Length >= 2)
            return url;
        throw new ArgumentException(
            $"'{text}' is not the URL of a queue; expected one such as https://sqs.eu-west-1.amazonaws.com/123456789012/name.", setting);
    }
}
