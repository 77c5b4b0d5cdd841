using System.CommandLine;
using System.Globalization;
using IncidentMap.Gazetteer;
using IncidentMap.GeoJson;
using IncidentMap.Incidents;

namespace IncidentMap.Cli;

/// <summary><c>incidentmap geocode TEXT</c></summary>
internal static class Geocode
{
    private const int Nothing = 1;

    public static Command Verb()
    {
        var text = new Argument<string>("TEXT") { Description = "A place as people write it: \"Bhawalnagar\", \"Khair Khana, Kabul\", \"N.W.F.P.\"." };
        var country = new Option<string?>("--country") { Description = "Code or name of the country it lies in, such as PK." };
        var admin1 = new Option<string?>("--admin1") { Description = "Code or name of the province it lies in, such as AF-NAN." };
        var admin2 = new Option<string?>("--admin2") { Description = "Name of the district it lies in." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object for machines, as /api/places gives it." };
        var verb = new Command("geocode", """
            Say which places of the gazetteer a name may mean, best first, with score and precision. Where nothing tells two
            places apart it says so and picks none. Exit code 0 where there is a candidate, 1 where there is none.
            """)
        { text, country, admin1, admin2, json };
        verb.SetAction(async (command, stop) =>
        {
            if (NormalName.Of(command.GetValue(text)!).Text.Length == 0)
                throw new CannotRun($"'{command.GetValue(text)}' is no name of a place.");
            await using var db = await Session.OpenMigrated(stop);
            var geocoder = await Geocoder.Over(db, stop);
            var named = new NamedPlace(command.GetValue(text), command.GetValue(admin2), command.GetValue(admin1), command.GetValue(country));
            if (geocoder.Regions.Unknown(named) is { } unknown)
                throw new CannotRun(unknown);
            var answer = await geocoder.Find(named, stop);
            foreach (var line in command.GetValue(json) ? [Machine.Text(PlaceAnswer.Document(named.Place, answer, geocoder.Regions))] : Lines(answer, geocoder.Regions))
                Console.WriteLine(line);
            return answer.Candidates.Count > 0 ? Session.Done : Nothing;
        });
        return verb;
    }

    private static IEnumerable<string> Lines(GeocodeAnswer answer, Regions regions)
    {
        yield return answer switch
        {
            { Candidates: [] } => "The gazetteer has nothing like it.",
            { Best: { } best } => $"{regions.Describe(best.Place)}",
            { Rivals: > 1 } => $"Ambiguous: it may be any of the first {answer.Rivals}, and nothing tells which.",
            _ => "Doubtful: the nearest is not near enough to be taken for it.",
        };
        if (answer.Candidates.Count == 0)
            yield break;
        var width = answer.Candidates.Max(c => c.Place.Key.Length);
        yield return $"score  match      precision  within km   latitude longitude  {"key".PadRight(width)}  place";
        foreach (var (place, score, match, name) in answer.Candidates)
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{score:0.000}  {SnakeCase.Of(match),-9}  {SnakeCase.Of(place.Precision),-9}  {place.RadiusMetres / 1000.0,9:0.#}  {place.Point.Y,9:0.0000} {place.Point.X,9:0.0000}  "
                + $"{place.Key.PadRight(width)}  {regions.Describe(place)}{(name == place.Name ? "" : $", as {name}")}");
    }
}
