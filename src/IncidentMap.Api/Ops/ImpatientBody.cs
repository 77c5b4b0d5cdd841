using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace IncidentMap.Api.Ops;

/// <summary>
/// The body of a response whose reader may not make us wait: who takes nothing for so long is cut off, and with that the
/// request is cancelled and its database connection free. Kestrel's MinResponseDataRate does not do this: every byte
/// that the network's buffers took at once earns the reader more time, hours of it for some megabytes.
/// </summary>
internal sealed class ImpatientBody(HttpContext http, IHttpResponseBodyFeature inner, TimeSpan patience) : PipeWriter, IHttpResponseBodyFeature
{
    private Stream? stream;

    public Stream Stream => stream ??= AsStream(leaveOpen: true);

    public PipeWriter Writer => this;

    public override bool CanGetUnflushedBytes => inner.Writer.CanGetUnflushedBytes;

    public override long UnflushedBytes => inner.Writer.UnflushedBytes;

    public override Memory<byte> GetMemory(int sizeHint = 0) => inner.Writer.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => inner.Writer.GetSpan(sizeHint);

    public override void Advance(int bytes) => inner.Writer.Advance(bytes);

    public override void CancelPendingFlush() => inner.Writer.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => inner.Writer.Complete(exception);

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
        InTime(inner.Writer.FlushAsync(cancellationToken));

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default) =>
        InTime(inner.Writer.WriteAsync(source, cancellationToken));

    public Task StartAsync(CancellationToken cancellationToken = default) => inner.StartAsync(cancellationToken);

    public Task CompleteAsync() => inner.CompleteAsync();

    public void DisableBuffering() => inner.DisableBuffering();

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        inner.SendFileAsync(path, offset, count, cancellationToken);

    private ValueTask<FlushResult> InTime(ValueTask<FlushResult> flush) => flush.IsCompleted ? flush : Wait(flush.AsTask());

    private async ValueTask<FlushResult> Wait(Task<FlushResult> flush)
    {
        try
        {
            return await flush.WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            http.Abort();
            // Until the cancellation has come through: what ends before it would pass for a fault of ours.
            await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted);
            throw;
        }
    }
}

internal static class Patience
{
    /// <summary>For all that is written further in; what stands further out, closer to the network, does not wait for readers.</summary>
    public static void UsePatienceWithReaders(this WebApplication app, TimeSpan patience) => app.Use((http, next) =>
    {
        http.Features.Set<IHttpResponseBodyFeature>(new ImpatientBody(http, http.Features.GetRequiredFeature<IHttpResponseBodyFeature>(), patience));
        return next(http);
    });
}
