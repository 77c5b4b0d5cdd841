using System.Globalization;
using System.Text.Json;
using IncidentMap.Gazetteer;
using IncidentMap.Incidents;
using IncidentMap.MapIndex;

namespace IncidentMap.Api.Map;

/// <summary>How many incidents each value of each filter has, the most frequent first; what is wanted is told even where none has it.</summary>
internal sealed class CountsWriter(Selection selection)
{
    /// <summary>The rest is found by its name rather than in a list.</summary>
    private const int MostValues = 50, MostProvinces = 200;

    /// <summary>Those that the map draws: one that is not told is none to it, and would be coloured so.</summary>
    private static readonly Lazy<HashSet<string>> Drawn = new(() => [.. Provinces.All.Select(province => province.Code)]);

    /// <summary>Bounds of the killed, both included and without a gap, that are told whether any incident lies in them or not.</summary>
    private static readonly (int Least, int? Most)[] KilledRanges = [(0, 0), (1, 4), (5, 9), (10, 24), (25, 99), (100, null)];

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteTypes(json);
        foreach (var facet in Enum.GetValues<Facet>())
            if (facet != Facet.Type)
                WriteFacet(json, facet);
        WriteKilled(json);
        json.WriteEndObject();
    }

    private void WriteFacet(Utf8JsonWriter json, Facet facet)
    {
        var column = selection.Columns[facet];
        var counts = column.ByValue(selection.Counts(facet));
        var wanted = selection.Filter.Wanted.GetValueOrDefault(facet);
        json.WriteStartArray(SnakeCase.Of(facet));
        var most = facet == Facet.Admin1 ? MostProvinces : MostValues;
        var listed = 0;
        foreach (var (value, count) in Ranked(counts, column.Values))
        {
            var isWanted = wanted?.Contains(column.Values[value]) is true;
            var isTold = listed < most || (facet == Facet.Admin1 && Drawn.Value.Contains(column.Values[value]));
            if (!isWanted && (count == 0 || !isTold))
                continue;
            listed++;
            json.WriteStartObject();
            json.WriteString("value"u8, column.Values[value]);
            json.WriteNumber("count"u8, count);
            if (facet == Facet.Admin1)
                WriteProvince(json, value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>The map can colour provinces by them.</summary>
    private void WriteProvince(Utf8JsonWriter json, int value)
    {
        var code = value + 1; // of a facet with one value a row: 0 is none
        json.WriteString("name"u8, selection.Columns.ProvinceNames.GetValueOrDefault(code, selection.Columns[Facet.Admin1].Values[value]));
        json.WriteNumber("killed"u8, selection.Provinces[code].Killed);
    }

    /// <summary>Each range is written as the parameter takes it.</summary>
    private void WriteKilled(Utf8JsonWriter json)
    {
        var counts = new int[KilledRanges.Length];
        var figures = selection.Columns.Killed.Dictionary;
        for (var code = 0; code < figures.Length; code++)
            if (figures[code].Best is { } best)
                counts[Array.FindLastIndex(KilledRanges, range => range.Least <= best)] += selection.Killed[code];
        json.WriteStartArray("killed"u8);
        foreach (var ((least, most), count) in KilledRanges.Zip(counts))
        {
            json.WriteStartObject();
            json.WriteString("value"u8, string.Create(CultureInfo.InvariantCulture, $"{least}..{most}"));
            json.WriteNumber("count"u8, count);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void WriteTypes(Utf8JsonWriter json)
    {
        var column = selection.Columns[Facet.Type];
        var counts = selection.Counts(Facet.Type);
        var kinds = new List<(int Type, int? Subtype, int Count)>();
        for (var code = 1; code < counts.Length; code++)
            if (column.Members(code) is var kind && (counts[code] > 0 || IsWanted(column, kind)))
                kinds.Add((kind[0], kind.Length > 1 ? kind[1] : null, counts[code]));

        json.WriteStartArray("type"u8);
        foreach (var type in kinds.GroupBy(kind => kind.Type).OrderByDescending(g => g.Sum(kind => kind.Count)).ThenBy(g => column.Values[g.Key], StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("value"u8, column.Values[type.Key]);
            json.WriteNumber("count"u8, type.Sum(kind => kind.Count));
            json.WriteStartArray("subtypes"u8);
            foreach (var (_, subtype, count) in type.OrderByDescending(kind => kind.Count))
                if (subtype is { } known)
                {
                    json.WriteStartObject();
                    json.WriteString("value"u8, column.Values[known]);
                    json.WriteNumber("count"u8, count);
                    json.WriteEndObject();
                }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private bool IsWanted(FacetColumn column, ReadOnlySpan<int> kind) =>
        selection.Filter.Types.Contains(column.Values[kind[0]]) || (kind.Length > 1 && selection.Filter.Subtypes.Contains(column.Values[kind[1]]));

    private static IEnumerable<(int Value, int Count)> Ranked(int[] counts, IReadOnlyList<string> values) => counts.Index()
        .OrderByDescending(c => c.Item).ThenBy(c => values[c.Index], StringComparer.Ordinal)
        .Select(c => (c.Index, c.Item));
}
