namespace VpcFlow.Cli.Commands;

/// <summary>The value of <c>--namespace</c>.</summary>
internal static class NamespaceArgument
{
    /// <param name="value">The namespace.</param>
    /// <param name="name">The option or setting that it is the value of.</param>
    /// <exception cref="UsageException">Elasticsearch would reject the name.</exception>
    public static string Validate(string value, string name = "--namespace")
    {
        try
        {
            return new EcsWriterOptions { Namespace = value }.Namespace;
        }
        catch (ArgumentException e)
        {
            // Without the parameter name, which is the library's.
            string message = e.ParamName is null
                ? e.Message
                : e.Message.Replace($" (Parameter '{e.ParamName}')", "", StringComparison.Ordinal);
            throw new UsageException($"{name}: {message}");
        }
    }
}
