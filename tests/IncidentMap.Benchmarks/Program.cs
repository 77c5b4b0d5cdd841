using System.Globalization;
using IncidentMap.Benchmarks;

// Each benchmark prints ratios measured side by side in one run, and what they are to be.
var exit = args switch
{
    ["import", .. var rest] => await ImportBenchmark.Run(rest is [var rows] ? int.Parse(rows, CultureInfo.InvariantCulture) : 1_000_000) + await GeocodeBenchmark.Run(),
    ["geocode"] => await GeocodeBenchmark.Run(),
    ["generate", var file, .. var rest] => await ImportBenchmark.Generate(file, rest is [var rows] ? int.Parse(rows, CultureInfo.InvariantCulture) : 1_000_000),
    ["ogc", .. var rest] => await OgcBenchmark.Run(rest is [var rows] ? int.Parse(rows, CultureInfo.InvariantCulture) : 1_000_000),
    ["map", .. var rest] => await MapBenchmark.Run(rest is [var rows] ? int.Parse(rows, CultureInfo.InvariantCulture) : 1_000_000),
    ["walk", .. var rest] => await PageWalk.Run(rest is [var rows] ? int.Parse(rows, CultureInfo.InvariantCulture) : 1_000_000),
    ["floor", var port] => Floor.Serve(int.Parse(port, CultureInfo.InvariantCulture)),
    _ => Usage(),
};
return exit == 0 ? Goal.Exit() : exit;

static int Usage()
{
    Console.Error.WriteLine("""
        usage: scripts/benchmark.sh import [ROWS] | ogc [ROWS] | map [ROWS] | walk [ROWS] | geocode | generate FILE [ROWS]
          import    ROWS (1,000,000) ACLED-shaped rows by the command line, beside psql \copy of the same file; then geocode
          ogc       the OGC API over ROWS incidents, beside MapServer, QGIS Server, PostgreSQL alone and fixed bytes
          map       the map's answers over ROWS incidents, beside SQL and fixed bytes
          walk      every page of ROWS incidents while another process imports more: none twice, none missing
          geocode   all names of the gazetteer, as they are and misspelt, and the table of known misspellings
          generate  the rows that import measures with, to a file
        """);
    return 2;
}
