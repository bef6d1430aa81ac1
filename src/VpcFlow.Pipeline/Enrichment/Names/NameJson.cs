using System.Text.Json;

namespace VpcFlow.Pipeline.Enrichment.Names;

/// <summary>
/// Reads names from JSON: an object of networks and names, or an array of objects with the members <c>cidr</c> and <c>name</c>. A network
/// whose name is <c>null</c> is skipped, such as a subnet without a tag.
/// </summary>
internal ref struct NameJson
{
    private const string Example = "{\"cidr\": \"10.0.0.0/16\", \"name\": \"prod\"}";

    private readonly ReadOnlySpan<byte> _text;
    private readonly NameEntries _entries;
    private Utf8JsonReader _reader;
    private int _position;
    private int _line = 1;

    private NameJson(ReadOnlySpan<byte> text, NameEntries entries)
    {
        _text = text;
        _entries = entries;
        _reader = new Utf8JsonReader(
            text, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
    }

    public static void Read(ReadOnlySpan<byte> text, NameEntries entries)
    {
        var json = new NameJson(text, entries);
        try
        {
            json.Read();
        }
        catch (JsonException e)
        {
            throw entries.Problem((int)(e.LineNumber ?? 0) + 1, $"this is not valid JSON: {e.Message}");
        }
    }

    private void Read()
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.StartObject)
            ReadPairs();
        else
            ReadObjects();
        _reader.Read(); // refuses anything that follows
    }

    private void ReadPairs()
    {
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            int line = Line();
            string network = Text();
            _reader.Read();
            Add(network, TextOrNull(network), line);
        }
    }

    private void ReadObjects()
    {
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            int line = Line();
            if (_reader.TokenType != JsonTokenType.StartObject)
                throw _entries.Problem(line, $"{Describe(_reader.TokenType)} in the array; expected an object like {Example}.");
            ReadObject(line);
        }
    }

    private void ReadObject(int line)
    {
        string? network = null;
        (bool IsThere, string? Text) name = default;
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            string member = Text();
            if (member is not ("cidr" or "name"))
                throw _entries.Problem(Line(), $"the member '{member}' is unknown; expected an object like {Example}.");
            _reader.Read();
            if (member == "cidr")
                network = TextOrNull(member);
            else
                name = (true, TextOrNull(member));
        }

        if (network is null || !name.IsThere)
            throw _entries.Problem(line, $"the object has no {(network is null ? "cidr" : "name")}; expected an object like {Example}.");
        Add(network, name.Text, line);
    }

    private readonly void Add(string network, string? name, int line)
    {
        if (name is not null)
            _entries.Add(network, name, line);
    }

    private string? TextOrNull(string member) => _reader.TokenType switch
    {
        JsonTokenType.String => Text(),
        JsonTokenType.Null => null,
        _ => throw _entries.Problem(Line(), $"the value of '{member}' is {Describe(_reader.TokenType)}; expected a text or null."),
    };

    private string Text()
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw _entries.Problem(Line(), "the text has one half of a surrogate pair; expected both, or none.");
        }
    }

    /// <summary>Returns the line of the current token. Each part of the text is counted once.</summary>
    private int Line()
    {
        int start = (int)_reader.TokenStartIndex;
        _line += _text[_position..start].Count((byte)'\n');
        _position = start;
        return _line;
    }

    private static string Describe(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.Number => "a number",
        JsonTokenType.String => "a text",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };
}
