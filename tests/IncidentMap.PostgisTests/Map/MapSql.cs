using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace IncidentMap.PostgisTests.Map;

/// <summary>A question to the map in two tongues: its query string, and SQL that was written without looking at the map's code.</summary>
internal sealed record MapQuestion
{
    public string[] Types { get; init; } = [];
    public string[] Subtypes { get; init; } = [];
    public Dictionary<string, string[]> Wanted { get; init; } = [];
    public string? Precision { get; init; }
    public (int? Least, int? Most) Killed { get; init; }
    public (DateOnly? From, DateOnly? To) Days { get; init; }
    public DateOnly? AsOf { get; init; }
    public string? Word { get; init; }
    public double[] Box { get; init; } = [-180, -80, 180, 80];

    public override string ToString() => "?rows=0&zoom=4&" + string.Join('&', [
        $"bbox={string.Join(',', Box.Select(d => d.ToString(CultureInfo.InvariantCulture)))}",
        .. Types.Select(t => $"event_type={t}"), .. Subtypes.Select(t => $"event_subtype={t}"),
        .. Wanted.SelectMany(w => w.Value.Select(v => $"{w.Key}={Uri.EscapeDataString(v)}")),
        .. Precision is null ? [] : new[] { $"location_precision={Precision}" },
        .. Killed is (null, null) ? [] : new[] { $"killed={Killed.Least}..{Killed.Most}" },
        .. Days is (null, null) ? [] : new[] { $"datetime={Day(Days.From)}/{Day(Days.To)}" },
        .. AsOf is null ? [] : new[] { $"asOf={Day(AsOf)}" },
        .. Word is null ? [] : new[] { $"q={Word}" }]);

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "..";
}

/// <summary>Asks PostgreSQL what <c>/api/map</c> should say.</summary>
internal sealed class MapSql(string connection)
{
    private const string Ladder = "ARRAY['exact','place','near','admin2','admin1','fuzzy','country','none']";
    private const string Placed = $"point IS NOT NULL AND array_position({Ladder}, location_precision) <= 3";

    public static readonly string[] Facets =
        ["type", "country", "admin1", "actors", "attackers", "targets", "claimed_by", "target_kind", "weapon", "status", "dataset", "publisher", "location_precision", "killed"];

    /// <summary>What the answer says, in the form that <see cref="Expected"/> gives.</summary>
    public static SortedDictionary<string, string> Told(JsonElement answer)
    {
        var told = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["matched"] = answer.GetProperty("matched").GetRawText(),
            ["in_view"] = answer.GetProperty("in_view").GetRawText(),
            ["total"] = answer.GetProperty("total").GetRawText(),
        };
        foreach (var facet in Facets)
            foreach (var value in answer.GetProperty("counts").GetProperty(facet).EnumerateArray())
            {
                Add($"{facet} {value.GetProperty("value")}", value.GetProperty("count"));
                if (value.TryGetProperty("subtypes", out var subtypes))
                    foreach (var subtype in subtypes.EnumerateArray())
                        Add($"subtype {value.GetProperty("value")} {subtype.GetProperty("value")}", subtype.GetProperty("count"));
            }
        foreach (var level in new[] { "admin1", "country" })
            foreach (var area in answer.GetProperty("uncertain").GetProperty(level).EnumerateObject())
                told[$"uncertain {area.Name}"] = area.Value.GetRawText();
        if (answer.GetProperty("uncertain").GetProperty("none") is var none && none.GetProperty("incidents").GetInt32() > 0)
            told["uncertain none"] = none.GetRawText();
        var histogram = answer.GetProperty("histogram");
        var (counts, killed) = (histogram.GetProperty("counts"), histogram.GetProperty("killed"));
        for (var bar = 0; bar < counts.GetArrayLength(); bar++)
            if (counts[bar].GetInt32() > 0)
                told[$"bar {Start(histogram, bar):yyyy-MM-dd}"] = $"{counts[bar]} {killed[bar]}";
        return told;

        void Add(string name, JsonElement count)
        {
            if (count.GetInt32() > 0)
                told[name] = count.GetRawText();
        }
    }

    public async Task<SortedDictionary<string, string>> Expected(MapQuestion q, string unit)
    {
        var expected = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var incidents = q.AsOf is null ? "incidents" : "incidents_as_of(@day)";
        var reports = q.AsOf is null ? "reports" : "reports_as_of(@day)";
        const string sums = "coalesce(sum({0}_low), 0) || ',' || coalesce(sum({0}_best), 0) || ',' || coalesce(sum({0}_high), 0)";
        var (killed, injured) = (string.Format(CultureInfo.InvariantCulture, sums, "killed"), string.Format(CultureInfo.InvariantCulture, sums, "injured"));
        await Add($"SELECT 'total', count(*)::text FROM {incidents} i");
        await Add($$"""
            SELECT 'matched', format('{"incidents":%s,"killed":[%s],"injured":[%s],"killed_unknown":%s}', count(*), {{killed}}, {{injured}}, count(*) - count(killed_best))
            FROM {{incidents}} i WHERE {{Where()}}
            """);
        await Add($$"""
            SELECT 'in_view', format('{"incidents":%s,"killed":[%s]}', count(*), {{killed}})
            FROM {{incidents}} i WHERE {{Where()}} AND {{Placed}} AND ST_Intersects(point, ST_MakeEnvelope(@w, @s, @e, @n, 4326))
            """);
        foreach (var facet in Facets)
            await Add(facet switch
            {
                "actors" or "attackers" or "targets" or "claimed_by" => $"SELECT '{facet} ' || v, count(DISTINCT i.id)::text FROM {incidents} i, unnest({facet}) v WHERE {Where(facet)} GROUP BY v",
                "publisher" => $"SELECT 'publisher ' || publisher, count(DISTINCT i.id)::text FROM {incidents} i JOIN {reports} r ON r.incident_id = i.id WHERE {Where(facet)} GROUP BY publisher",
                "type" => $"SELECT 'type ' || event_type, count(*)::text FROM {incidents} i WHERE {Where(facet)} GROUP BY event_type "
                    + $"UNION ALL SELECT 'subtype ' || event_type || ' ' || event_subtype, count(*)::text FROM {incidents} i WHERE {Where(facet)} AND event_subtype IS NOT NULL GROUP BY event_type, event_subtype",
                "killed" => $"SELECT 'killed ' || bounds, count(*)::text FROM {incidents} i, (VALUES ('0..0', 0, 0), ('1..4', 1, 4), ('5..9', 5, 9), ('10..24', 10, 24), ('25..99', 25, 99), ('100..', 100, null)) ranges (bounds, low, high) "
                    + $"WHERE {Where(facet)} AND killed_best >= low AND (high IS NULL OR killed_best <= high) GROUP BY bounds",
                _ => $"SELECT '{facet} ' || {facet}, count(*)::text FROM {incidents} i WHERE {Where(facet)} AND {facet} IS NOT NULL GROUP BY {facet}",
            });
        await Add($$"""
            SELECT 'uncertain ' || area, format('{"incidents":%s,"killed":%s}', count(*), coalesce(sum(killed_best), 0))
            FROM (SELECT killed_best, CASE WHEN array_position({{Ladder}}, location_precision) <= 5 AND admin1 IS NOT NULL THEN admin1 ELSE coalesce(country, 'none') END AS area
                  FROM {{incidents}} i WHERE {{Where()}} AND NOT ({{Placed}})) known GROUP BY area
            """);
        await Add($"SELECT 'bar ' || date_trunc('{unit}', date_start)::date, count(*) || ' ' || coalesce(sum(killed_best), 0) FROM {incidents} i WHERE {Where("days")} GROUP BY date_trunc('{unit}', date_start)");
        return expected;

        async Task Add(string sql)
        {
            await using var database = new NpgsqlConnection(connection);
            await database.OpenAsync();
            await using var command = new NpgsqlCommand(sql, database);
            foreach (var (name, values) in q.Wanted)
                command.Parameters.AddWithValue(name, values);
            command.Parameters.AddWithValue("types", q.Types);
            command.Parameters.AddWithValue("subtypes", q.Subtypes);
            command.Parameters.AddWithValue("day", q.AsOf ?? DateOnly.MaxValue);
            foreach (var (name, degrees) in new[] { "w", "s", "e", "n" }.Zip(q.Box))
                command.Parameters.AddWithValue(name, degrees);
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                expected.Add(rows.GetString(0), rows.GetString(1));
        }

        string Where(string? without = null)
        {
            var parts = new List<string> { "true" };
            if (q.Types.Length + q.Subtypes.Length > 0 && without != "type")
                parts.Add("(event_type = ANY(@types) OR coalesce(event_subtype = ANY(@subtypes), false))");
            foreach (var facet in q.Wanted.Keys.Where(f => f != without))
                parts.Add(facet switch
                {
                    "actors" or "attackers" or "targets" or "claimed_by" => $"{facet} && @{facet}",
                    "publisher" => $"EXISTS (SELECT FROM {reports} w WHERE w.incident_id = i.id AND w.publisher = ANY(@publisher))",
                    _ => $"{facet} = ANY(@{facet})",
                });
            if (q.Precision is not null && without != "location_precision")
                parts.Add($"array_position({Ladder}, location_precision) <= array_position({Ladder}, '{q.Precision}')");
            if (q.Killed.Least is { } least && without != "killed")
                parts.Add($"killed_best >= {least}");
            if (q.Killed.Most is { } most && without != "killed")
                parts.Add($"killed_best <= {most}");
            if (q.Days.From is { } from && without != "days")
                parts.Add($"date_end >= '{from:yyyy-MM-dd}'");
            if (q.Days.To is { } to && without != "days")
                parts.Add($"date_start <= '{to:yyyy-MM-dd}'");
            if (q.Word is not null)
                parts.Add($"(i.title || ' ' || i.summary || ' ' || coalesce((SELECT string_agg(w.publisher, ' ') FROM {reports} w WHERE w.incident_id = i.id), '')) ~* '\\m{q.Word}'");
            return string.Join(" AND ", parts);
        }
    }

    private static DateOnly Start(JsonElement histogram, int bar)
    {
        var first = DateOnly.Parse(histogram.GetProperty("start").GetString()!, CultureInfo.InvariantCulture);
        return histogram.GetProperty("unit").GetString() switch
        {
            "day" => first.AddDays(bar),
            "week" => first.AddDays(7 * bar),
            "month" => first.AddMonths(bar),
            "quarter" => first.AddMonths(3 * bar),
            _ => first.AddYears(bar),
        };
    }
}
