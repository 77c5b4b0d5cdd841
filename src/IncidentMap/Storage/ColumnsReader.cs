using System.Buffers.Binary;
using IncidentMap.Incidents;
using IncidentMap.MapIndex;
using Npgsql;

namespace IncidentMap.Storage;

/// <summary>Fills the map's columns from the database as the open transaction sees it.</summary>
internal sealed class ColumnsReader(NpgsqlConnection connection, ColumnsBuilder builder)
{
    private readonly KnownArrays actorArrays = new(), attackerArrays = new(), targetArrays = new(), claimArrays = new(), publisherArrays = new();
    private LocationPrecision[] precisions = [];

    /// <summary>Adds incidents to the builder, all or those that a condition on <c>i</c> picks, and returns their ids.</summary>
    /// <param name="condition">SQL without values of anybody's.</param>
    /// <param name="stop">Stops it.</param>
    public HashSet<int> Read(string? condition, CancellationToken stop)
    {
        var ids = new HashSet<int>();
        Copy(Present(condition), row => ids.Add(row.Id), stop);
        Copy(Earlier(condition), _ => { }, stop);
        return ids;
    }

    private void Copy(string query, Action<IncidentRow> added, CancellationToken stop)
    {
        using var copy = connection.BeginRawBinaryCopy($"COPY ({query}) TO STDOUT (FORMAT BINARY)");
        var cells = new CopyReader(copy);
        cells.ReadHeader();
        while (cells.NextRow())
        {
            if ((builder.Count & 0xFFFF) == 0)
                stop.ThrowIfCancellationRequested();
            var row = Row(cells);
            builder.Add(row);
            added(row);
        }
    }

    // Grouped once for all, the last days cost a tenth of a look-up for each incident; for a few, the look-ups cost less.
    private static string Present(string? condition) => condition is null
        ? $"""
            SELECT {Cells("i")}, coalesce(h.known_until, i.first_reported), NULL::date
            FROM incidents i
            LEFT JOIN (SELECT incident_id, max(known_until) AS known_until FROM incident_history GROUP BY incident_id) h ON h.incident_id = i.id
            """
        : $"""
            SELECT {Cells("i")}, coalesce((SELECT max(known_until) FROM incident_history h WHERE h.incident_id = i.id), i.first_reported), NULL::date
            FROM incidents i WHERE {condition}
            """;

    private static string Earlier(string? condition) => $"""
        SELECT {Cells("h")}, h.known_from, h.known_until
        FROM incident_history h JOIN incidents i ON i.id = h.incident_id
        {(condition is null ? "" : $"WHERE {condition}")}
        """;

    /// <summary>What <see cref="Row"/> reads but for the last two cells.</summary>
    /// <param name="account">The table that holds what the reports had come to.</param>
    private static string Cells(string account) => $"""
        i.id, ST_X(i.point), ST_Y(i.point), i.location_precision, i.date_start, i.date_end, {account}.last_reported,
        {account}.killed_low, {account}.killed_best, {account}.killed_high, {account}.injured_low, {account}.injured_best, {account}.injured_high,
        i.event_type, i.event_subtype, i.country, i.admin1, i.admin1_name, i.actors, i.attackers, i.targets, {account}.claimed_by,
        i.target_kind, i.weapon, {account}.status, i.dataset, {account}.publishers
        """;

    private IncidentRow Row(CopyReader cells)
    {
        var row = new IncidentRow { Id = cells.Int32()!.Value };
        var (longitude, latitude) = (cells.Double(), cells.Double());
        row.HasPoint = longitude is not null && latitude is not null;
        (row.Longitude, row.Latitude) = (longitude ?? 0, latitude ?? 0);
        row.Precision = Precision(Take(Facet.LocationPrecision, ref row, cells));
        row.FirstDay = cells.DayNumber();
        row.LastDay = cells.DayNumber();
        row.LastReported = cells.DayNumber();
        row.Killed = builder.Killed.Code(new(cells.Int32(), cells.Int32(), cells.Int32()));
        row.Injured = builder.Injured.Code(new(cells.Int32(), cells.Int32(), cells.Int32()));
        row.Facets[(int)Facet.Type] = Kind(cells);
        Take(Facet.Country, ref row, cells);
        builder.NameProvince(Take(Facet.Admin1, ref row, cells), cells.Bytes());
        row.Facets[(int)Facet.Actors] = Combination(cells.Bytes(), Facet.Actors, actorArrays);
        row.Facets[(int)Facet.Attackers] = Combination(cells.Bytes(), Facet.Attackers, attackerArrays);
        row.Facets[(int)Facet.Targets] = Combination(cells.Bytes(), Facet.Targets, targetArrays);
        row.Facets[(int)Facet.ClaimedBy] = Combination(cells.Bytes(), Facet.ClaimedBy, claimArrays);
        Take(Facet.TargetKind, ref row, cells);
        Take(Facet.Weapon, ref row, cells);
        Take(Facet.Status, ref row, cells);
        Take(Facet.Dataset, ref row, cells);
        row.Facets[(int)Facet.Publisher] = Combination(cells.Bytes(), Facet.Publisher, publisherArrays);
        row.Held = builder.Held.Code(Held(cells.DayNumber(), cells.DayNumber()));
        return row;
    }

    /// <summary>What is not dated by any report was never known on a day, but is known.</summary>
    private static Held Held(int from, int until) => new(from < 0 ? int.MaxValue : from, until < 0 ? MapIndex.Held.Open : until);

    private int Take(Facet facet, ref IncidentRow row, CopyReader cells) => row.Facets[(int)facet] = builder[facet].Code(cells.Bytes());

    private int Kind(CopyReader cells)
    {
        var facet = builder[Facet.Type];
        var type = facet.Value(cells.Bytes());
        return cells.Bytes() is { IsEmpty: false } subtype ? facet.Code([type, facet.Value(subtype)]) : facet.Code([type]);
    }

    /// <summary>The code of a text array. Arrays recur, so each is taken apart once and known by its bytes from then on.</summary>
    private int Combination(ReadOnlySpan<byte> array, Facet facet, KnownArrays known)
    {
        if (array.IsEmpty)
            return 0;
        var number = known.Arrays.Code(array);
        if (number == known.Codes.Count)
            known.Codes.Add(builder[facet].Code(Members(array, builder[facet])));
        return known.Codes[number];
    }

    /// <summary>text[]: dimensions, whether it holds nulls, element type, then length and lower bound where there is a dimension.</summary>
    private static int[] Members(ReadOnlySpan<byte> array, FacetCodes facet)
    {
        if (BinaryPrimitives.ReadInt32BigEndian(array) == 0)
            return [];
        var members = new List<int>();
        for (var rest = array[20..]; !rest.IsEmpty;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(rest);
            if (length >= 0)
                members.Add(facet.Value(rest.Slice(4, length)));
            rest = rest[(4 + Math.Max(0, length))..];
        }
        return [.. members.Distinct()];
    }

    private LocationPrecision Precision(int code)
    {
        if (code > precisions.Length)
            precisions = [.. builder[Facet.LocationPrecision].ToStrings().Select(SnakeCase.Parse<LocationPrecision>)];
        return precisions[code - 1];
    }

    private sealed class KnownArrays
    {
        public readonly TextCodes Arrays = new();
        public readonly List<int> Codes = [];
    }
}
