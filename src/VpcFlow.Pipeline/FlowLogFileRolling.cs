namespace VpcFlow;

/// <summary>When the files of a <see cref="FlowLogFileSink"/> end.</summary>
public enum FlowLogFileRolling
{
    /// <summary>
    /// By size and time: objects share files. Records are written at least once: those of an object that comes again, after a failure or a
    /// killed process, are in two files.
    /// </summary>
    Shared,

    /// <summary>
    /// With their object: each object has files of its own, which are named by its identity, so that an object that comes again replaces
    /// them. Records are there exactly once, if the object has an <see cref="FlowLogObject.Identity"/>.
    /// </summary>
    Object,
}
