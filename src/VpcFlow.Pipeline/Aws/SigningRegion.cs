namespace VpcFlow.Pipeline.Aws;

/// <summary>Finds the region that requests are signed for.</summary>
internal static class SigningRegion
{
    /// <summary>
    /// Returns the region in the name of a host, such as <c>search-x.eu-west-1.es.amazonaws.com</c>; <see langword="null"/> if there is
    /// none.
    /// </summary>
    public static string? Of(string host, string service)
    {
        string[] names = host.Split('.');
        int at = Array.LastIndexOf(names, service);
        bool isOfAws = at > 0 && at + 1 < names.Length && names[at + 1] == "amazonaws";
        return isOfAws && names[at - 1].Contains('-') ? names[at - 1] : null;
    }

    /// <summary>Returns the region that the environment names, as for the AWS CLI.</summary>
    public static string? OfEnvironment()
        => NotEmpty(Environment.GetEnvironmentVariable("AWS_REGION")) ?? NotEmpty(Environment.GetEnvironmentVariable("AWS_DEFAULT_REGION"));

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
