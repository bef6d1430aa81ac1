using System.Text;
using VpcFlow.Pipeline.Containers.Parquet;

namespace VpcFlow.Pipeline.Tests.Containers.Parquet;

/// <summary>Reads Parquet as text.</summary>
internal static class ParquetText
{
    public static async Task<string> ReadAsync(byte[] file)
    {
        using var stream = new ParquetTextStream(new MemoryStream(file));
        return await ReadAsync(stream);
    }

    public static async Task<string> ReadAsync(Stream stream)
    {
        var text = new MemoryStream();
        await stream.CopyToAsync(text);
        return Encoding.UTF8.GetString(text.ToArray());
    }

    /// <summary>Reads up to an error and returns the text before it, and the error.</summary>
    public static async Task<(string Text, Exception? Error)> TryReadAsync(byte[] file)
    {
        using var stream = new ParquetTextStream(new MemoryStream(file));
        var text = new MemoryStream();
        var buffer = new byte[64 << 10];
        try
        {
            for (int read; (read = await stream.ReadAsync(buffer)) > 0;)
                text.Write(buffer, 0, read);
            return (Encoding.UTF8.GetString(text.ToArray()), null);
        }
        catch (InvalidDataException e)
        {
            return (Encoding.UTF8.GetString(text.ToArray()), e);
        }
    }

    /// <summary>Returns the only line after the header of a query's result, written by DuckDB.</summary>
    public static async Task<string> LineAsync(string query)
    {
        string[] lines = (await ReadAsync(Writers.DuckDbFile.OfQuery(query))).Split('\n');
        Assert.Equal(3, lines.Length);
        return lines[1];
    }
}
