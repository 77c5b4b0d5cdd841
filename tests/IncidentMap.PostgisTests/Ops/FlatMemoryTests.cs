using IncidentMap.Exporting;
using IncidentMap.PostgisTests.World;
using Microsoft.EntityFrameworkCore;
using Parquet;
using static IncidentMap.PostgisTests.World.Asking;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Ops;

/// <summary>An answer may be larger than all the memory of the server that sends it.</summary>
public sealed class FlatMemoryTests(FlatMemoryTests.SmallServer small) : IClassFixture<FlatMemoryTests.SmallServer>
{
    private const int Incidents = 10_000;
    private const string Mark = "end-of-summary";
    private const long Heap = 100_000_000; // half of what the summaries take

    public static IEnumerable<TheoryDataRow<string>> Downloads => ExportFormats.All.Select(format => new TheoryDataRow<string>("/ogc/collections/incidents/download" + format.Ending));

    [Theory]
    [MemberData(nameof(Downloads))]
    [InlineData(IncidentItems + "?f=json&limit=10000")]
    public async Task Twice_as_much_as_the_server_has_comes_to_its_end(string path)
    {
        await using var answer = await small.Server.Http.GetStreamAsync(path);
        using var folder = new TempFolder();
        await using var file = File.Create(Path.Combine(folder.Path, "answer"));
        await answer.CopyToAsync(file);
        Assert.Equal(Incidents, path.Contains("parquet") ? await ParquetRows(file) : await Marks(file));
    }

    private static async Task<int> ParquetRows(Stream file)
    {
        await using var parquet = await ParquetReader.CreateAsync(file);
        return Enumerable.Range(0, parquet.RowGroupCount).Sum(group => (int)parquet.OpenRowGroupReader(group).RowCount);
    }

    /// <summary>How often the word that ends each summary is there.</summary>
    private static async Task<int> Marks(FileStream file)
    {
        file.Position = 0;
        using var reader = new StreamReader(file, System.Text.Encoding.Latin1);
        var (marks, buffer, left) = (0, new char[1 << 16], 0);
        while (await reader.ReadAsync(buffer.AsMemory(left)) is var read and > 0)
        {
            var text = buffer.AsSpan(0, left + read);
            marks += text.Count(Mark);
            left = Math.Min(Mark.Length - 1, text.Length);
            text[^left..].CopyTo(buffer);
        }
        return marks;
    }

    public sealed class SmallServer : IAsyncLifetime
    {
        private Town town = null!;

        internal ServerProcess Server { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            town = await Town.With(At("one", 69));
            await town.Multiply("one", Incidents - 1);
            await using (var db = town.OpenDatabase())
            {
                // To take so many words apart for the index of words takes longer than all else.
                await db.Database.ExecuteSqlRawAsync("DROP INDEX ix_incidents_words");
                await db.Database.ExecuteSqlAsync($"UPDATE incidents SET summary = {new string('x', 20_000) + Mark}");
            }
            Server = await ServerProcess.Start(town.Connection, heap: Heap);
        }

        public async ValueTask DisposeAsync()
        {
            Server.Dispose();
            await town.DisposeAsync();
        }
    }
}
