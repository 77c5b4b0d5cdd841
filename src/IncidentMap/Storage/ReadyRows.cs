using System.Security.Cryptography;
using IncidentMap.Importing;
using IncidentMap.Incidents;

namespace IncidentMap.Storage;

/// <summary>
/// The incidents of a chunk of records as the bytes that will be sent, each with the digest of them. Its memory serves again:
/// buffers of a megabyte that are made anew for each chunk would fill the heap.
/// </summary>
internal sealed class ReadyRows(LoadedColumns<Incident> incidentColumns, LoadedColumns<Report> reportColumns)
{
    private readonly CopyRows cells = new();
    private readonly ReadyWords words = new();
    private readonly List<Row> rows = [];
    private readonly List<int> reportStarts = [];

    public IReadOnlyList<Row> Rows => rows;

    /// <summary>Draws the incidents' conclusions and takes them in.</summary>
    /// <param name="chunk">The records.</param>
    /// <param name="place">Where the first of them stands among all that are kept.</param>
    /// <param name="withWords">Takes their texts apart too; else that is left to the database.</param>
    public ReadyRows Take(IReadOnlyList<Read> chunk, long place, bool withWords)
    {
        cells.Clear();
        rows.Clear();
        reportStarts.Clear();
        foreach (var read in chunk)
        {
            var (start, firstReport) = (cells.Written.Length, reportStarts.Count);
            read.Incident.Conclude();
            foreach (var report in read.Incident.Reports)
            {
                reportStarts.Add(cells.Written.Length);
                reportColumns.Write(cells, report);
            }
            reportStarts.Add(cells.Written.Length);
            incidentColumns.Write(cells, read.Incident);
            var digest = SHA256.HashData(cells.Written[start..]);
            if (withWords)
                words.Write(cells, read.Incident);
            else
                cells.Null();
            rows.Add(new Row(place++, read.Line, read.Incident.Key, read.Incident.Dataset, read.Incident.SourceChangedAt, digest,
                read.Replaces, firstReport, read.Incident.Reports.Count, cells.Written.Length, read.Incident.History));
        }
        return this;
    }

    /// <summary>The cells of a row's incident, and of its words.</summary>
    public ReadOnlySpan<byte> Incident(Row row) => cells.Written[reportStarts[row.FirstReport + row.ReportCount]..row.End];

    /// <summary>The cells of one of its reports.</summary>
    public ReadOnlySpan<byte> Report(Row row, int number) => cells.Written[reportStarts[row.FirstReport + number]..reportStarts[row.FirstReport + number + 1]];

    /// <param name="Place">Among all that are kept.</param>
    /// <param name="Line">1-based line of the input.</param>
    /// <param name="Key">The incident's.</param>
    /// <param name="Dataset">The incident's.</param>
    /// <param name="SourceChangedAt">The incident's.</param>
    /// <param name="Digest">SHA-256 of the cells of incident and reports.</param>
    /// <param name="Replaces">It is a newer version of a record of the same input.</param>
    /// <param name="FirstReport">Number of its first report in the chunk.</param>
    /// <param name="ReportCount">How many it has.</param>
    /// <param name="End">Where its cells end.</param>
    /// <param name="History">What its reports had come to on earlier days; few rows have any.</param>
    internal sealed record Row(
        long Place, int Line, string Key, string Dataset, DateTime? SourceChangedAt, byte[] Digest, bool Replaces, int FirstReport, int ReportCount,
        int End, IReadOnlyList<EarlierAccount> History);
}
