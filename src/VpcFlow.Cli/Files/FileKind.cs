namespace VpcFlow.Cli.Files;

/// <summary>What a path leads to.</summary>
internal enum FileKind
{
    /// <summary>Nothing, or nothing that may be looked at.</summary>
    None,

    /// <summary>A file with content of its own.</summary>
    Regular,

    Directory,

    /// <summary>A device, pipe or socket, which may block when it is opened and is never replaced.</summary>
    Special,
}
