using System.Buffers;
using System.IO.Pipelines;

namespace IncidentMap.Api.Ogc;

/// <summary>
/// Holds back what is written until it is known to be long or all there. So a short answer can still become an error, and
/// its headers can tell what is known only at its end; a long one streams.
/// </summary>
/// <param name="answer">Where it goes then.</param>
/// <param name="most">Bytes that are held back at most.</param>
internal sealed class HeldBack(PipeWriter answer, int most) : PipeWriter
{
    private readonly Pipe held = new(new PipeOptions(pauseWriterThreshold: 0, minimumSegmentSize: 16 * 1024, useSynchronizationContext: false));
    private long written;

    /// <summary>Whether anything has gone on to the answer.</summary>
    public bool Released { get; private set; }

    /// <summary>Lets go of all that was written.</summary>
    public async Task Release(CancellationToken stop)
    {
        Released = true;
        await held.Writer.FlushAsync(stop);
        if (held.Reader.TryRead(out var read))
        {
            foreach (var part in read.Buffer)
                answer.Write(part.Span);
            held.Reader.AdvanceTo(read.Buffer.End);
        }
        await answer.FlushAsync(stop);
    }

    /// <summary>How much there is so far.</summary>
    public long Written => written;

    /// <inheritdoc/>
    public override void Advance(int bytes)
    {
        written += bytes;
        held.Writer.Advance(bytes);
    }

    /// <inheritdoc/>
    public override Memory<byte> GetMemory(int sizeHint = 0) => held.Writer.GetMemory(sizeHint);

    /// <inheritdoc/>
    public override Span<byte> GetSpan(int sizeHint = 0) => held.Writer.GetSpan(sizeHint);

    /// <inheritdoc/>
    public override async ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (Released || written > most)
            await Release(cancellationToken);
        return default;
    }

    /// <inheritdoc/>
    public override void CancelPendingFlush()
    {
    }

    /// <inheritdoc/>
    public override void Complete(Exception? exception = null)
    {
        held.Writer.Complete(exception);
        held.Reader.Complete(exception);
    }
}
