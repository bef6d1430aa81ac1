namespace VpcFlow.Input.Containers;

/// <summary>The results of one step through a container.</summary>
internal enum UnwrapStep
{
    /// <summary>Something was consumed; the next step can follow.</summary>
    Continue,

    /// <summary>More input has to be read.</summary>
    NeedsInput,

    /// <summary>The text that was unpacked has to be taken first, because what follows comes from another log stream.</summary>
    NeedsRoom,

    /// <summary>The element at hand contains a container of its own.</summary>
    Nested,

    /// <summary>The input has ended.</summary>
    End,
}
