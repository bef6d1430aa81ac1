using System.Text;

namespace VpcFlow.Pipeline.Tests.Sinks.Parquet;

/// <summary>Writes the records of a text as Parquet.</summary>
internal static class WrittenFile
{
    /// <summary>Returns a file with the records of a text, which begins with a header.</summary>
    public static async Task<byte[]> OfAsync(byte[] text, ParquetWriterOptions? options = null, FlowLogReader? reader = null)
    {
        var output = new MemoryStream();
        using (var file = new FlowLogParquetFile(output, options))
        {
            await foreach (FlowLogBatch batch in (reader ?? new FlowLogReader()).ReadAsync(new MemoryStream(text)))
                file.Write(batch);
            file.Complete();
            Assert.Equal(output.Length, file.Length);
        }

        return output.ToArray();
    }

    /// <inheritdoc cref="OfAsync(byte[], ParquetWriterOptions, FlowLogReader)"/>
    public static Task<byte[]> OfAsync(string text, ParquetWriterOptions? options = null) => OfAsync(Encoding.UTF8.GetBytes(text), options);
}
