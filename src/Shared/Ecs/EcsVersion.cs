namespace VpcFlow;

/// <summary>The versions of the Elastic Common Schema in which documents can be written.</summary>
public enum EcsVersion
{
    /// <summary>
    /// ECS 8.11, which Elastic's AWS integration has written since 2025: <c>event.type</c> and <c>event.category</c> are arrays.
    /// </summary>
    V8_11,

    /// <summary>
    /// ECS 8.0, as in the integration's documented sample event of 2023: <c>event.type</c> and <c>event.category</c> are plain strings, and
    /// there is no <c>event.action</c>.
    /// </summary>
    V8_0,
}
