using System.Text;
using IncidentMap.Incidents;
using IncidentMap.MapIndex;

namespace IncidentMap.Tests.MapIndex;

/// <summary>Columns of made-up incidents, the same ones for the same number of rows.</summary>
internal static class MadeColumns
{
    public static readonly DateOnly FirstDay = new(2020, 1, 1);

    /// <param name="rows">How many.</param>
    /// <param name="publishers">Of how many each has one.</param>
    public static Columns Of(int rows, int publishers = 300)
    {
        var chance = new Random(rows);
        var builder = new ColumnsBuilder();
        var held = builder.Held.Code(new(0, Held.Open));
        var before = builder.Held.Code(new(0, 5));
        for (var id = 1; id <= rows; id++)
        {
            var day = FirstDay.DayNumber + chance.Next(400);
            var precision = (LocationPrecision)chance.Next(8);
            var killed = chance.Next(4) == 0 ? (int?)null : chance.Next(30);
            var row = new IncidentRow
            {
                Id = id,
                HasPoint = true,
                // Half of them in one town, so that some zones lie in it wholly.
                Longitude = id % 2 == 0 ? 69.1 + chance.NextDouble() / 10 : chance.Next(40, 80),
                Latitude = id % 2 == 0 ? 34.1 + chance.NextDouble() / 10 : chance.Next(10, 50),
                Precision = precision,
                FirstDay = day,
                LastDay = day + chance.Next(3),
                LastReported = chance.Next(5) == 0 ? -1 : day + 9,
                Killed = builder.Killed.Code(new(killed / 2, killed, killed * 2)),
                Injured = builder.Injured.Code(new(1, 2, 3)),
                Held = chance.Next(20) == 0 ? before : held,
            };
            row.Facets[(int)Facet.Type] = Code(Facet.Type, $"type {chance.Next(6)}", $"subtype {chance.Next(4)}");
            row.Facets[(int)Facet.Country] = id % 2 == 0 ? Code(Facet.Country, "AF") : chance.Next(3) is > 0 and var country ? Code(Facet.Country, $"C{country}") : 0;
            row.Facets[(int)Facet.Admin1] = Code(Facet.Admin1, $"province {(id % 2 == 0 ? 0 : chance.Next(40))}");
            row.Facets[(int)Facet.Actors] = Code(Facet.Actors, $"actor {chance.Next(20)}", $"actor {20 + chance.Next(20)}");
            row.Facets[(int)Facet.Publisher] = Code(Facet.Publisher, $"publisher {chance.Next(publishers)}");
            row.Facets[(int)Facet.Status] = Code(Facet.Status, chance.Next(5) == 0 ? "confirmed" : "reported");
            row.Facets[(int)Facet.LocationPrecision] = Code(Facet.LocationPrecision, SnakeCase.Of(precision));
            builder.Add(row);
        }
        return builder.Build(revision: 1);

        int Code(Facet facet, params string[] values) =>
            builder[facet].Code([.. values.Select(value => builder[facet].Value(Encoding.UTF8.GetBytes(value)))]);
    }
}
