using System.Text.Json;

namespace VpcFlow.Pipeline.Sources.CloudWatch;

/// <summary>An error that CloudWatch Logs answered with.</summary>
/// <param name="Status">The status of the answer.</param>
/// <param name="Code">The name of the error.</param>
/// <param name="Message">What the service says about it.</param>
internal sealed record LogsError(int Status, string Code, string Message)
{
    /// <summary>Whether the same request may succeed later.</summary>
    public bool IsTransient => Status >= 500 || Status == 429 || Code is "ThrottlingException" or "Throttling" or "LimitExceededException"
        or "ServiceUnavailableException" or "RequestTimeout" or "RequestTimeoutException";

    public bool IsMissing => Code == "ResourceNotFoundException";

    /// <summary>Whether the credentials don't allow the request, or are none.</summary>
    public bool IsDenied => Status is 401 or 403 || Code is "AccessDeniedException" or "UnrecognizedClientException"
        or "ExpiredTokenException" or "InvalidSignatureException" or "IncompleteSignature" or "MissingAuthenticationToken";

    /// <summary>Reads the body of an answer.</summary>
    public static LogsError Read(int status, byte[] body)
    {
        string code = $"HTTP {status}";
        string message = "no reason given";
        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            if (json.RootElement.TryGetProperty("__type"u8, out JsonElement type) && type.GetString() is { Length: > 0 } name)
                code = name[(name.LastIndexOf('#') + 1)..];
            if (json.RootElement.TryGetProperty("message"u8, out JsonElement text)
                || json.RootElement.TryGetProperty("Message"u8, out text))
                message = text.GetString() ?? message;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A proxy answers with something else; the status is known.
        }

        return new LogsError(status, code, message.TrimEnd('.', ' '));
    }

    /// <summary>Creates the exception that says what is wrong.</summary>
    /// <param name="action">The action of IAM.</param>
    /// <param name="resource">The log group.</param>
    public Exception ToException(string action, string resource)
    {
        string reason = $"({Code}: {Message})";
        if (IsMissing)
            return new FileNotFoundException($"{resource} does not exist {reason}", resource);
        return IsDenied
            ? new UnauthorizedAccessException($"{action} on {resource} is not allowed, or there are no credentials {reason}")
            : new IOException($"{action} on {resource} failed {reason}");
    }
}
