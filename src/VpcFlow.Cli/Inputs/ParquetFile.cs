namespace VpcFlow.Cli.Inputs;

/// <summary>Recognises Parquet, another format in which flow logs can be delivered.</summary>
internal static class ParquetFile
{
    /// <exception cref="InputException">The input is Parquet.</exception>
    public static async Task ThrowIfParquetAsync(InputStream input, CancellationToken cancellationToken)
    {
        if ((await input.PeekAsync(cancellationToken).ConfigureAwait(false)).Span.StartsWith("PAR1"u8))
            throw new InputException("a Parquet file, which this version does not read; expected text, plain or gzip-compressed")
            {
                IsForeign = true,
            };
    }
}
