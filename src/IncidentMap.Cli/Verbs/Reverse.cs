using System.CommandLine;
using System.Globalization;
using IncidentMap.Gazetteer;

namespace IncidentMap.Cli;

/// <summary><c>incidentmap reverse LAT LON</c></summary>
internal static class Reverse
{
    private const int Nothing = 1;

    public static Command Verb()
    {
        var latitude = new Argument<string>("LAT") { Description = "Degrees north, such as 34.53." };
        var longitude = new Argument<string>("LON") { Description = "Degrees east, such as 69.17." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object for machines, or null." };
        var verb = new Command("reverse", """
            Say which province and country a point lies in, by the outlines of the basemap; it needs no database. Exit code 1
            where it lies in none of them.
            """)
        { latitude, longitude, json };
        verb.SetAction(command =>
        {
            var (y, x) = (Degrees(command.GetValue(latitude)!, "latitude", 90), Degrees(command.GetValue(longitude)!, "longitude", 180));
            var province = Provinces.At(x, y);
            Console.WriteLine(
                command.GetValue(json) ? Machine.Text(province is null ? null : new { code = province.Code, name = province.Name, country = province.Country })
                : province is null
                ? $"In none of the provinces that there are outlines of: {string.Join(", ", Provinces.All.Select(p => p.Country).Distinct().Order(StringComparer.Ordinal))}."
                : $"{province.Code}  {province.Name}, {province.Country}");
            return province is null ? Nothing : Session.Done;
        });
        return verb;
    }

    private static double Degrees(string text, string what, double most) =>
        !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) || double.IsNaN(degrees)
            ? throw new CannotRun($"'{text}' is no {what}; write degrees with a decimal point, such as 34.53.")
        : !(Math.Abs(degrees) <= most) ? throw new CannotRun($"the {what} {text} is outside ±{most}. Latitude comes first.")
        : degrees;
}
