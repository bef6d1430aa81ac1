namespace VpcFlow.Input.Containers;

/// <summary>Recognises containers by the bytes that they begin with.</summary>
internal static class ContainerMark
{
    /// <summary>Returns the kind of container that begins with certain bytes.</summary>
    public static ContainerKind Recognise(ReadOnlySpan<byte> first) => first switch
    {
        [0x1F, 0x8B, ..] => ContainerKind.Gzip,
        [(byte)'P', (byte)'A', (byte)'R', (byte)'1', ..] => ContainerKind.Parquet,
        [0xFF, 0xFE, ..] => ContainerKind.Utf16LittleEndian,
        [0xFE, 0xFF, ..] => ContainerKind.Utf16BigEndian,
        _ => ContainerKind.None,
    };

    /// <summary>Throws if bytes that are to be read as lines are in a container.</summary>
    /// <exception cref="FlowLogSourceException">They are.</exception>
    public static void ThrowIfContainer(ReadOnlySpan<byte> utf8)
    {
        ContainerKind kind = Recognise(utf8);
        string? found = kind switch
        {
            ContainerKind.Gzip => "gzip",
            ContainerKind.Parquet => "Parquet",
            ContainerKind.Utf16LittleEndian or ContainerKind.Utf16BigEndian => "UTF-16",
            ContainerKind.None => LineStart.IsWrapped(utf8) ? "JSON or CSV" : null,
            _ => throw new InvalidOperationException($"{kind} is not a kind of container."),
        };
        if (found is not null)
        {
            throw new FlowLogSourceException(
                $"The bytes are {found}, not lines; FlowLogReader reads a stream of them, such as a MemoryStream.", default, null);
        }
    }
}
