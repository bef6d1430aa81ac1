using System.Text;
using System.Text.Json;

namespace VpcFlow.Tests;

/// <summary>A JSON number, written as it was logged.</summary>
internal sealed record OracleNumber(string Text);

/// <summary>A JSON object that is filled by dotted paths with strings, numbers and arrays of strings.</summary>
internal sealed class OracleTree
{
    private readonly Dictionary<string, object> _members = [];

    public void SetUnlessNull(string path, string? value)
    {
        if (value is not null)
        {
            Set(path, value);
        }
    }

    /// <summary>Sets a path, at most once: a second value is a bug of the oracle, not a newer value.</summary>
    public void Set(string path, object value)
    {
        int dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            _members.Add(path, value);
            return;
        }

        string name = path[..dot];
        if (!_members.TryGetValue(name, out object? child))
        {
            child = new OracleTree();
            _members.Add(name, child);
        }

        ((OracleTree)child).Set(path[(dot + 1)..], value);
    }

    public string ToJson()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            Write(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach ((string name, object value) in _members)
        {
            writer.WritePropertyName(name);
            switch (value)
            {
                case OracleTree tree:
                    tree.Write(writer);
                    break;
                case OracleNumber number:
                    writer.WriteRawValue(number.Text);
                    break;
                case string[] texts:
                    writer.WriteStartArray();
                    foreach (string text in texts)
                    {
                        writer.WriteStringValue(text);
                    }

                    writer.WriteEndArray();
                    break;
                default:
                    writer.WriteStringValue((string)value);
                    break;
            }
        }

        writer.WriteEndObject();
    }
}
