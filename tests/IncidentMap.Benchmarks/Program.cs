using System.Globalization;
using IncidentMap.Benchmarks;

// Each benchmark prints ratios measured side by side in one run.
return args switch
{
    ["import", .. var rest] => await ImportBenchmark.Run(rest is [var rows] ? int.Parse(rows, CultureInfo.InvariantCulture) : 1_000_000),
    ["generate", var file, .. var rest] => await ImportBenchmark.Generate(file, rest is [var rows] ? int.Parse(rows, CultureInfo.InvariantCulture) : 1_000_000),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        usage: scripts/benchmark.sh import [ROWS]
          import  ROWS (1,000,000) ACLED-shaped rows by the command line, beside psql \copy of the same file
        """);
    return 2;
}
