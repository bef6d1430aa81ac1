using System.Text.Unicode;

namespace VpcFlow.Pipeline.Enrichment.Names;

/// <summary>Reads files of names: CSV or JSON, whichever the text is.</summary>
internal static class NameFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="AddressFileException">The file can't be read, or has a mistake, whose line the message has.</exception>
    public static NetworkNames Load(string path)
    {
        byte[] text;
        try
        {
            text = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AddressFileException(path, FileProblem.Describe(e), e);
        }

        var entries = new NameEntries(path);
        ReadOnlySpan<byte> content = text.AsSpan().StartsWith("\uFEFF"u8) ? text.AsSpan(3) : text;
        if (!Utf8.IsValid(content))
            throw new AddressFileException(path, "the file is not text in UTF-8; expected CSV or JSON.");
        ReadOnlySpan<byte> start = content.TrimStart(" \t\r\n"u8);
        if (!start.IsEmpty && start[0] is (byte)'{' or (byte)'[' or (byte)'/')
            NameJson.Read(content, entries);
        else
            NameCsv.Read(content, entries);
        return entries.ToNames();
    }
}
