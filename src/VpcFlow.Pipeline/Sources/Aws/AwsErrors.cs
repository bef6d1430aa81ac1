using System.Net;
using Amazon.Runtime;

namespace VpcFlow.Pipeline.Sources.Aws;

/// <summary>Says what an error of the AWS SDK means, and what is missing.</summary>
internal static class AwsErrors
{
    /// <summary>Whether an exception comes from a request: from the service, the way to it, or the search for credentials.</summary>
    public static bool IsOfRequest(Exception e, CancellationToken cancellationToken)
        => e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>Whether the object, bucket or queue doesn't exist.</summary>
    public static bool IsMissing(Exception e) => e is AmazonServiceException { StatusCode: HttpStatusCode.NotFound } or
        AmazonServiceException { ErrorCode: "AWS.SimpleQueueService.NonExistentQueue" or "QueueDoesNotExist" };

    /// <summary>
    /// Whether the credentials or the key don't allow the request, or there are none. An object that is archived is refused with the same
    /// status, and is no matter of a policy.
    /// </summary>
    public static bool IsDenied(Exception e) => e switch
    {
        AmazonServiceException { ErrorCode: "InvalidObjectState" } => false,
        AmazonServiceException { ErrorCode: { } code } when code.StartsWith("KMS.", StringComparison.Ordinal) => true,
        AmazonServiceException service => service.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized
            || service.ErrorCode is "AccessDenied" or "AccessDeniedException" or "ExpiredToken" or "InvalidClientTokenId",

        // What arrived is not what the entity tag says.
        AmazonClientException client when client.Message.StartsWith("Expected hash", StringComparison.Ordinal) => false,
        AmazonClientException => true,
        _ => false,
    };

    /// <summary>Whether an exception of <see cref="Translate"/> means that a request was not allowed, also while it was read.</summary>
    public static bool IsTranslatedDenial(Exception? e)
        => e is UnauthorizedAccessException or { InnerException: UnauthorizedAccessException };

    /// <summary>Whether a request has an object's precondition that no longer holds.</summary>
    public static bool IsChanged(Exception e) => e is AmazonServiceException { StatusCode: HttpStatusCode.PreconditionFailed };

    /// <summary>Describes an error.</summary>
    /// <param name="e">The exception.</param>
    /// <param name="action">The action of IAM, such as <c>s3:GetObject</c>.</param>
    /// <param name="resource">The object, bucket or queue.</param>
    public static string Describe(Exception e, string action, string resource)
    {
        string reason = ReasonOf(e);
        if (IsMissing(e))
            return $"{resource} does not exist ({reason})";
        return IsDenied(e)
            ? $"{action} on {resource} is not allowed, or there are no credentials ({reason})"
            : $"{action} on {resource} failed ({reason})";
    }

    /// <summary>Creates the exception that the pipeline understands: all of these may pass, but for a missing object.</summary>
    public static Exception Translate(Exception e, string action, string resource)
    {
        string message = Describe(e, action, resource);
        return IsMissing(e) ? new FileNotFoundException(message, resource, e)
            : IsDenied(e) ? new UnauthorizedAccessException(message, e)
            : new IOException(message, e);
    }

    private static string ReasonOf(Exception e)
    {
        string? code = (e as AmazonServiceException)?.ErrorCode;

        // The search for credentials names each place where there are none, on many lines.
        string message = e.Message.Split('\n')[0];
        if (message.Length < e.Message.Length)
            message = message.Split(". ")[0];
        message = message.TrimEnd('.', ' ', '\r');
        return string.IsNullOrEmpty(code) || message.Contains(code, StringComparison.Ordinal) ? message : $"{code}: {message}";
    }
}
