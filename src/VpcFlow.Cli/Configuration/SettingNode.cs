namespace VpcFlow.Cli.Configuration;

/// <summary>A value of the configuration, as it was found, and where.</summary>
/// <param name="kind">What the value is.</param>
/// <param name="place">Where it was found, such as <c>vpcflow.json(3)</c>, for messages.</param>
/// <param name="text">The text of a value that has no parts.</param>
internal sealed class SettingNode(SettingKind kind, string place, string text = "")
{
    public SettingKind Kind { get; } = kind;

    public string Place { get; } = place;

    public string Text { get; } = text;

    /// <summary>The members of a section, in order.</summary>
    public List<(string Name, SettingNode Value)> Members { get; } = [];

    /// <summary>The elements of a list.</summary>
    public List<SettingNode> Elements { get; } = [];

    /// <summary>Returns a member; names are the same in upper and lower case.</summary>
    public SettingNode? Find(string name) => Members.FirstOrDefault(m => IsNamed(m.Name, name)).Value;

    /// <summary>Adds a member, or replaces the one of that name.</summary>
    public void Set(string name, SettingNode value)
    {
        int at = Members.FindIndex(m => IsNamed(m.Name, name));
        if (at < 0)
            Members.Add((name, value));
        else
            Members[at] = (Members[at].Name, value);
    }

    private static bool IsNamed(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
