using VpcFlow.Cli.Inputs;

namespace VpcFlow.Cli.Detecting;

/// <summary>An input whose beginning can be read several times: a file is opened again, and what was read of a pipe is kept.</summary>
/// <param name="file">The input.</param>
internal sealed class SampleSource(InputFile file) : IDisposable
{
    /// <summary>The maximum number of bytes that are kept; the input seems to end there.</summary>
    private const int MaxLength = 16 << 20;

    private readonly InputStream _input = file.Open();
    private readonly MemoryStream _kept = new();
    private bool _isEnd;

    /// <summary>Whether the input seemed to end although it may have more.</summary>
    public bool IsCut => _kept.Length == MaxLength && !_isEnd;

    /// <summary>Returns the input from its beginning. One stream is read at a time.</summary>
    public Stream Open() => _input.CanSeek ? file.Open() : new InputStream(new Replay(this));

    public void Dispose()
    {
        _input.Dispose();
        _kept.Dispose();
    }

    private int ReadAt(int position, Span<byte> buffer)
    {
        if (position == _kept.Length && !_isEnd && position < MaxLength)
        {
            int length = _input.Read(buffer[..Math.Min(buffer.Length, MaxLength - position)]);
            _isEnd = length == 0;
            _kept.Write(buffer[..length]);
            return length;
        }

        int kept = Math.Min(buffer.Length, (int)_kept.Length - position);
        _kept.GetBuffer().AsSpan(position, kept).CopyTo(buffer);
        return kept;
    }

    private sealed class Replay(SampleSource source) : Stream
    {
        private int _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _position;
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            int length = source.ReadAt(_position, buffer);
            _position += length;
            return length;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
