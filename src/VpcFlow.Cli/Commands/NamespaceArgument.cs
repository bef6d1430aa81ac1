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
            throw new UsageException($"{name}: {UsageException.ReasonOf(e)}");
        }
    }
}
