using System.Text;

namespace VpcFlow.Tests;

/// <summary>The members of a JSON object in order; a name may occur twice.</summary>
internal sealed class OracleJsonObject
{
    public List<(string Name, object? Value)> Members { get; } = [];

    /// <summary>Returns the value of the last member with that name, or null.</summary>
    public object? Get(string name) => Members.LastOrDefault(member => member.Name == name).Value;
}

/// <summary>
/// A strict JSON reader over bytes. Strings remain bytes, because a message may contain invalid UTF-8 that only the document replaces by
/// U+FFFD.
/// Values are <see cref="OracleJsonObject"/>, List of values, byte[] for a string, string for a number's text, bool, or null.
/// </summary>
internal sealed partial class OracleJson
{
    // The maximum depth of .NET's own reader.
    private const int MaxDepth = 64;

    private readonly byte[] _text;
    private int _at;

    public OracleJson(byte[] text) => _text = text;

    /// <summary>Returns all objects of the line, or null if anything in it is not an object of well-formed JSON.</summary>
    public static List<OracleJsonObject>? ReadObjects(byte[] line)
    {
        try
        {
            OracleJson reader = new(line);
            List<OracleJsonObject> objects = [];
            reader.SkipSpace();
            while (reader._at < line.Length)
            {
                objects.Add(reader.ReadObject(depth: 1));
                reader.SkipSpace();
            }

            return objects;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private object? ReadValue(int depth)
    {
        SkipSpace();
        switch (Peek())
        {
            case '{':
                return ReadObject(depth + 1);
            case '[':
                return ReadArray(depth + 1);
            case '"':
                return ReadString();
            case 't':
                ReadWord("true");
                return true;
            case 'f':
                ReadWord("false");
                return false;
            case 'n':
                ReadWord("null");
                return null;
            default:
                return ReadNumber();
        }
    }

    private OracleJsonObject ReadObject(int depth)
    {
        CheckDepth(depth);
        Expect('{');
        OracleJsonObject members = new();
        SkipSpace();
        if (Peek() == '}')
        {
            _at++;
            return members;
        }

        while (true)
        {
            SkipSpace();
            string name = Encoding.UTF8.GetString(ReadString());
            SkipSpace();
            Expect(':');
            members.Members.Add((name, ReadValue(depth)));
            SkipSpace();
            if (Peek() != ',')
            {
                Expect('}');
                return members;
            }

            _at++;
        }
    }

    private List<object?> ReadArray(int depth)
    {
        CheckDepth(depth);
        Expect('[');
        List<object?> values = [];
        SkipSpace();
        if (Peek() == ']')
        {
            _at++;
            return values;
        }

        while (true)
        {
            values.Add(ReadValue(depth));
            SkipSpace();
            if (Peek() != ',')
            {
                Expect(']');
                return values;
            }

            _at++;
        }
    }

    private void ReadWord(string word)
    {
        foreach (char letter in word)
        {
            Expect(letter);
        }
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && _text[_at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            _at++;
        }
    }

    private static void CheckDepth(int depth)
    {
        if (depth > MaxDepth)
        {
            throw new FormatException("Nested too deeply.");
        }
    }

    private void Expect(char value)
    {
        if (Take() != value)
        {
            throw new FormatException($"'{value}' must stand here.");
        }
    }

    // U+FFFF represents the end; it is not a byte.
    private char Peek() => _at < _text.Length ? (char)_text[_at] : '\uFFFF';

    private byte Take() => _at < _text.Length ? _text[_at++] : throw new FormatException("The text ends too early.");
}
