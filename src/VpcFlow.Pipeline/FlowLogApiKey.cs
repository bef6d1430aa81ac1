namespace VpcFlow;

/// <summary>Represents an API key that a set-up has created. Its secret can't be read again.</summary>
/// <param name="Name">Its name in the cluster.</param>
/// <param name="Secret">The key in its encoded form, as <see cref="ElasticsearchConnection.ApiKey"/> takes it.</param>
public sealed record FlowLogApiKey(string Name, string Secret)
{
    /// <summary>Returns the name, without the secret.</summary>
    public override string ToString() => Name;
}
