using System.Collections.Concurrent;
using System.Net;
using IncidentMap.Filters;
using IncidentMap.GeoJson;

namespace IncidentMap.Fuzz;

/// <summary>Sends so many requests of one seed to a server of ours and looks at what comes back.</summary>
/// <param name="server">On this machine.</param>
/// <param name="seed">Which requests.</param>
public sealed class FuzzRun(Uri server, int seed) : IDisposable
{
    /// <summary>One less than the downloads that the server does at once, of which the last may not quite be over when the next begins.</summary>
    private const int AtOnce = 3;

    private static readonly HashSet<int> allowed = [200, 204, 304, 400, 404, 405, 406, 413, 414, 415, 416, 429, 431];

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false }) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(40) };
    private readonly ConcurrentDictionary<int, int> statuses = new();
    private readonly ConcurrentQueue<string> findings = new();

    /// <summary>How often each status came.</summary>
    public IReadOnlyDictionary<int, int> Statuses => statuses;

    /// <summary>What must not be, each with the request that brought it.</summary>
    public IReadOnlyCollection<string> Findings => findings;

    public void Dispose() => http.Dispose();

    /// <param name="count">How many requests, and as many parses.</param>
    /// <param name="after">Told after each, how many are done.</param>
    public async Task Send(int count, Action<int>? after = null)
    {
        if (!server.IsLoopback)
            throw new InvalidOperationException($"{server} is not this machine; nobody else's server is to be sent broken requests.");
        var maker = await RequestMaker.Of(http);
        var (next, done) = (-1, 0);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var number && number < count)
            {
                // Each by its number, so that the order in which answers come changes nothing.
                var chance = new Chance(((ulong)(uint)seed << 32) + (uint)number);
                await Send(maker.Make(chance), number);
                Parse(chance, number);
                after?.Invoke(Interlocked.Increment(ref done));
            }
        })));
    }

    private async Task Send(FuzzRequest request, int number, bool again = false)
    {
        try
        {
            // As it stands: .NET would put dots and escapes in order.
            var address = new Uri(server.GetLeftPart(UriPartial.Authority) + request.Target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
            using var message = new HttpRequestMessage(new HttpMethod(request.Method), address);
            if (request.Body is not null)
                message.Content = new StringContent(request.Body);
            foreach (var (name, value) in request.Headers)
                message.Headers.TryAddWithoutValidation(name, value);
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead);
            var body = await response.Content.ReadAsByteArrayAsync();
            var status = (int)response.StatusCode;
            statuses.AddOrUpdate(status, 1, (_, n) => n + 1);
            if (!allowed.Contains(status))
                Found(number, $"{status} {System.Text.Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 300)))}", request);
        }
        catch (HttpRequestException cut) when (request.Body is not null && cut.InnerException is IOException)
        {
            // The server answered and closed before it had read a body that it does not take.
            statuses.AddOrUpdate((int)HttpStatusCode.RequestEntityTooLarge, 1, (_, n) => n + 1);
        }
        catch (HttpRequestException cut) when (!again && cut.InnerException is IOException)
        {
            // A connection that the server closed behind the body before, such as it does not take, just as it was used again.
            await Send(request, number, again: true);
        }
        catch (Exception none) when (none is HttpRequestException or OperationCanceledException or IOException)
        {
            Found(number, $"no answer: {none.Message} {none.InnerException?.Message}", request);
        }
    }

    /// <summary>The parsers themselves, with what no URL could carry.</summary>
    private void Parse(Chance chance, int number)
    {
        var incidents = Published.Incidents;
        var (values, parse) = chance.Of<(IReadOnlyList<string>, Action<string>)>(
        [
            (ValidValues.CqlText, text => CqlText.Parse(text, incidents.Queryables)),
            (ValidValues.CqlJson, text => CqlJson.Parse(text, incidents.Queryables)),
            (ValidValues.Of("bbox", default), text => BoundingBox.Parse(text)),
            (ValidValues.Of("datetime", default), text => Interval.Parse(text)),
            (ValidValues.Of("sortby", default), text => Order.Parse(text, incidents)),
        ]);
        var made = Mutation.Of(chance.Of(values), values, chance);
        try
        {
            parse(made);
        }
        catch (BadInputException)
        {
            // refused, as it should be
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            findings.Enqueue($"#{number} parse: {fault.GetType().Name} {fault.Message} of {made[..Math.Min(made.Length, 500)]}");
        }
    }

    private void Found(int number, string what, FuzzRequest request)
    {
        var text = request.ToString();
        findings.Enqueue($"#{number} {what}\n  {text[..Math.Min(text.Length, 1_500)]}");
    }
}
