using System.IO.Pipelines;

namespace IncidentMap.Exporting;

/// <summary>
/// A pipe for libraries that write to a stream: it counts what has been written, and what is not flushed by
/// <see cref="FlushAsync"/> waits in the pipe, since a web server's pipe takes nothing synchronously.
/// </summary>
internal sealed class PipeStream(PipeWriter pipe) : Stream
{
    private long written;

    /// <summary>Bytes written and not yet sent.</summary>
    public long Unsent => pipe.UnflushedBytes;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => written;

    public override long Position
    {
        get => written;
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        System.Buffers.BuffersExtensions.Write(pipe, buffer);
        written += buffer.Length;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => pipe.FlushAsync(cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
