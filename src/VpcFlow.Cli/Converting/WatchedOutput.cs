using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Converting;

/// <summary>An output that knows whether anything was written to it.</summary>
internal sealed class WatchedOutput(Stream output) : WriteOnlyStream
{
    public bool HasWritten { get; private set; }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        HasWritten |= !buffer.IsEmpty;
        await output.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
