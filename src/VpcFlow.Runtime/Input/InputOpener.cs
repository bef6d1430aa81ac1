namespace VpcFlow.Input;

/// <summary>Recognises compressed input by its content.</summary>
internal static class InputOpener
{
    /// <summary>Returns a stream of the text: of the content of gzip, of one or several members, or of the input as it is.</summary>
    public static async ValueTask<(Stream Stream, bool IsCompressed)> OpenAsync(Stream input, CancellationToken cancellationToken)
    {
        var magic = new byte[2];
        int length = await input.ReadAtLeastAsync(magic, magic.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        Stream whole = new PrefixedStream(magic.AsMemory(0, length), input);
        bool isGzip = length == 2 && magic[0] == 0x1F && magic[1] == 0x8B;
        return (isGzip ? new GzipInput(whole) : whole, isGzip);
    }
}
