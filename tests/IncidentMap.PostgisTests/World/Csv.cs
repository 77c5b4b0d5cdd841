using Sylvan.Data.Csv;

namespace IncidentMap.PostgisTests.World;

/// <summary>Tables as another program reads them.</summary>
internal static class Csv
{
    /// <summary>Each line's cells by the heading of their column.</summary>
    public static List<Dictionary<string, string>> Read(string text)
    {
        using var reader = CsvDataReader.Create(new StringReader(text), new CsvDataReaderOptions { BufferSize = 0x100000 });
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetString));
        return rows;
    }
}
