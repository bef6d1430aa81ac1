namespace VpcFlow.Cli.Configuration;

/// <summary>What a value of the configuration is.</summary>
internal enum SettingKind
{
    /// <summary>Members with names.</summary>
    Section,

    /// <summary>Elements.</summary>
    List,

    /// <summary>Text in quotes, or of an environment variable, which can be the text of anything.</summary>
    Text,

    /// <summary>A number without quotes.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary><c>null</c>: the setting isn't set.</summary>
    Null,
}
