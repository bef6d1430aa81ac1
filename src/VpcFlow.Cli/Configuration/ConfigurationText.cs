using System.Text;
using System.Text.Json;
using VpcFlow.Cli.Commands;

namespace VpcFlow.Cli.Configuration;

/// <summary>Reads the text of a configuration: JSON that may have comments and trailing commas.</summary>
internal sealed class ConfigurationText
{
    private static readonly JsonReaderOptions s_options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 16,
    };

    private readonly byte[] _text;
    private readonly string _path;
    private int _counted;
    private int _line = 1;

    private ConfigurationText(byte[] text, string path)
    {
        _text = text;
        _path = path;
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text in UTF-8.</param>
    /// <param name="path">The path of its file, for messages.</param>
    /// <exception cref="UsageException">The text is not JSON, not a section, or has a member twice.</exception>
    public static SettingNode Read(byte[] text, string path)
    {
        ReadOnlySpan<byte> mark = Encoding.UTF8.Preamble;
        byte[] content = text.AsSpan().StartsWith(mark) ? text[mark.Length..] : text;
        var reader = new Utf8JsonReader(content, s_options);
        try
        {
            reader.Read();
            SettingNode root = new ConfigurationText(content, path).ReadValue(ref reader, "");
            while (reader.Read())
            {
                // Text after the end is an error that the reader reports.
            }

            return root.Kind == SettingKind.Section
                ? root
                : throw new UsageException($"{root.Place}: expected an object with the sections Source and Sinks");
        }
        catch (JsonException e)
        {
            throw new UsageException($"{path}({e.LineNumber + 1},{e.BytePositionInLine + 1}): this is not JSON: {MessageOf(e)}");
        }
    }

    private SettingNode ReadValue(ref Utf8JsonReader reader, string name)
    {
        string place = PlaceOf(in reader);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadSection(ref reader, place, name);
            case JsonTokenType.StartArray:
                var list = new SettingNode(SettingKind.List, place);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    list.Elements.Add(ReadValue(ref reader, name));
                return list;
            case JsonTokenType.Null:
                return new SettingNode(SettingKind.Null, place, "null");
            case JsonTokenType.True or JsonTokenType.False:
                return new SettingNode(SettingKind.Boolean, place, reader.TokenType == JsonTokenType.True ? "true" : "false");
            case JsonTokenType.Number:
                return new SettingNode(SettingKind.Number, place, Encoding.UTF8.GetString(reader.ValueSpan));
            default:
                return new SettingNode(SettingKind.Text, place, reader.GetString()!);
        }
    }

    private SettingNode ReadSection(ref Utf8JsonReader reader, string place, string name)
    {
        var section = new SettingNode(SettingKind.Section, place);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string member = reader.GetString()!;
            string at = PlaceOf(in reader);
            string path = name.Length == 0 ? member : $"{name}:{member}";
            reader.Read();
            SettingNode value = ReadValue(ref reader, path);
            if (section.Find(member) is { } first)
                throw new UsageException($"{at}: {path} is there a second time; the first is at {first.Place}");
            section.Set(member, value);
        }

        return section;
    }

    private string PlaceOf(in Utf8JsonReader reader)
    {
        int start = (int)reader.TokenStartIndex;
        _line += _text.AsSpan(_counted, start - _counted).Count((byte)'\n');
        _counted = start;
        return $"{_path}({_line})";
    }

    /// <summary>The message without the position, which precedes it.</summary>
    private static string MessageOf(JsonException e)
    {
        int at = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return at < 0 ? e.Message : e.Message[..at];
    }
}
