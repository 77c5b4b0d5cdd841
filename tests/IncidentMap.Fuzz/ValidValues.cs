using System.Text.Json;

namespace IncidentMap.Fuzz;

/// <summary>Values that a parameter takes: the starting points of mutation.</summary>
internal static class ValidValues
{
    public static readonly IReadOnlyList<string> CqlText =
    [
        "event_subtype='suicide_bomb' AND killed_best > 5 AND S_INTERSECTS(geometry,BBOX(66,24,71,35))", "title LIKE 'US%' OR NOT (status = 'disputed')", "killed_best BETWEEN 1 AND 10", "country IN ('AF','PK')", "weapon IS NOT NULL",
        "CASEI(title) LIKE CASEI('%kabul%')", "ACCENTI(title) = ACCENTI('x')", "A_CONTAINS(actors, ('Taliban'))", "A_OVERLAPS(claimed_by, ('Taliban', 'ISKP'))", "T_DURING(INTERVAL(date_start, date_end), INTERVAL('2021-08-01', '2021-08-31'))",
        "T_AFTER(date_start, DATE('2021-08-20'))", "date_start >= DATE('2021-08-20')", "occurred_at < TIMESTAMP('2021-08-27T00:00:00Z')", "S_WITHIN(geometry, POLYGON((60 20, 80 20, 80 40, 60 40, 60 20)))", "S_DISJOINT(geometry, POINT(69.2 34.5))",
        "killed_low + 1 * 2 = killed_high - 3", "killed_best % 2 = 0", "killed_low < killed_high", "(killed_best / 0) > 1", "killed_best ^ 2 > 10", "\"title\" = 'it''s'", "S_INTERSECTS(geometry, LINESTRING(60 20, 70 30))",
        "S_EQUALS(geometry, MULTIPOINT((1 1),(2 2)))", "S_CROSSES(geometry, GEOMETRYCOLLECTION(POINT(1 1), LINESTRING(0 0, 1 1)))", "TRUE", "NOT FALSE",
    ];

    public static readonly IReadOnlyList<string> CqlJson =
    [
        """{"op":"=","args":[{"property":"country"},"AF"]}""",
        """{"op":"and","args":[{"op":">","args":[{"property":"killed_best"},5]},{"op":"isNull","args":[{"property":"weapon"}]}]}""",
        """{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Polygon","coordinates":[[[60,20],[80,20],[80,40],[60,40],[60,20]]]}]}""",
        """{"op":"s_intersects","args":[{"property":"geometry"},{"bbox":[66,24,71,35]}]}""",
        """{"op":"like","args":[{"op":"casei","args":[{"property":"title"}]},{"op":"casei","args":["%kabul%"]}]}""",
        """{"op":"between","args":[{"property":"killed_best"},1,10]}""",
        """{"op":"in","args":[{"property":"country"},["AF","PK"]]}""",
        """{"op":"t_during","args":[{"interval":[{"property":"date_start"},{"property":"date_end"}]},{"interval":["2021-08-01",".."]}]}""",
        """{"op":"a_containedBy","args":[{"property":"actors"},["Taliban"]]}""",
        """{"op":"not","args":[{"op":"<","args":[{"op":"+","args":[{"property":"killed_low"},1]},{"property":"killed_high"}]}]}""",
        """{"op":">","args":[{"property":"occurred_at"},{"timestamp":"2021-08-27T00:00:00Z"}]}""",
    ];

    private static readonly Dictionary<string, string[]> byName = new()
    {
        ["bbox"] = ["66,24,71,35", "170,-10,-170,10", "60,20,0,80,40,100", "-180,-90,180,90", "6000000,2000000,8000000,4000000"],
        ["bbox-crs"] = ["http://www.opengis.net/def/crs/OGC/1.3/CRS84", "http://www.opengis.net/def/crs/EPSG/0/4326", "http://www.opengis.net/def/crs/EPSG/0/3857", "http://www.opengis.net/def/crs/EPSG/0/32642"],
        ["datetime"] = ["2021-08-29", "2021-08-01/2021-08-31", "../2021-08-31", "2021-08-26T13:20:00Z/..", "0000-01-01T00:00:00Z/2021-08-31T00:00:00.000Z", "2021-08-01T00:00:00+04:30/9999-12-31T00:00:00Z"],
        ["asOf"] = ["2021-08-29", "2021-09-20"],
        ["filter"] = [.. CqlText, .. CqlJson],
        ["query"] = [.. CqlText],
        ["filter-lang"] = ["cql2-text", "cql2-json", "cql-text"],
        ["sortby"] = ["-date_start,killed_best", "+title", "id", "-occurred_at,-id"],
        ["properties"] = ["title,date_start", "killed_best"],
        ["exclude-properties"] = ["summary"],
        ["ids"] = ["1,2,3", "5"],
        ["limit"] = ["1", "10", "10000"],
        ["offset"] = ["0", "5"],
        ["around"] = ["curated:2021-08-29-kabul-drone-strike", "nobody"],
        ["startindex"] = ["3"],
        ["precision"] = ["3"],
        ["skipGeometry"] = ["true", "false"],
        ["killed"] = ["5..20", "5..", "..20"],
        ["q"] = ["kabul strike", "\"khwaja bughra\""],
        ["zoom"] = ["0", "7", "20"],
        ["name"] = ["Kabul", "Jalalabad", "کابل"],
        ["lon"] = ["69.2"],
        ["lat"] = ["34.5"],
        ["local_time"] = ["16:53"],
        ["f"] = ["json", "html", "csv", "geojsonseq", "ndjson", "jsonfg", "kml", "flatgeobuf", "parquet", "tilejson", "mvt"],
        ["featureId"] = ["1", "10", "13"],
        ["tileMatrixSetId"] = ["WebMercatorQuad"],
        ["tileMatrix"] = ["0", "6", "24"],
        ["tileRow"] = ["0", "25"],
        ["tileCol"] = ["0", "44"],
    };

    /// <summary>Those known for the name; else what its schema says.</summary>
    public static IReadOnlyList<string> Of(string name, JsonElement schema)
    {
        if (name.EndsWith("crs", StringComparison.Ordinal))
            return byName["bbox-crs"];
        if (byName.TryGetValue(name, out var known))
            return known;
        if (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("enum", out var words))
            return [.. words.EnumerateArray().Select(w => w.ToString())];
        var format = schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("format", out var said) ? said.GetString() : null;
        var type = schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("type", out var kind) ? kind.GetString() : "string";
        return (type, format) switch
        {
            (_, "date") => ["2021-08-29", "2021-08-14"],
            (_, "date-time") => ["2021-08-26T13:20:00Z"],
            ("integer" or "number", _) => ["0", "7", "170"],
            _ => ["AF", "suicide_bomb", "Taliban", "Kabul"],
        };
    }
}
