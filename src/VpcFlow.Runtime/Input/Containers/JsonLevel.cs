using VpcFlow.Records;

namespace VpcFlow.Input.Containers;

/// <summary>An array whose elements are being read, or the object of which it is a member.</summary>
internal sealed class JsonLevel(JsonArrayKind kind, bool isObject, LogScope? scope)
{
    public const byte ObjectEnd = (byte)'}';

    /// <summary>The kind of the array.</summary>
    public JsonArrayKind Kind => kind;

    public bool IsObject => isObject;

    /// <summary>The bracket that ends it.</summary>
    public byte End => isObject ? ObjectEnd : (byte)']';

    /// <summary>The log group and stream that the object names.</summary>
    public LogScope? Scope => scope;

    /// <summary>The number of elements so far.</summary>
    public int Elements { get; set; }
}
