using System.CommandLine;
using IncidentMap.Cli;

// The verbs, one file each.
var root = new RootCommand("""
    Loads reported incidents into PostGIS and shows what is there.

    A first load:
      incidentmap migrate                 make or update the tables, load actors and gazetteer
      incidentmap import data/incidents   load incident files; a second run changes nothing
      incidentmap show KEY                print one incident with all that was said of it

    Each load is a batch:
      incidentmap import FILE --dry-run   say what a load would do
      incidentmap batches                 all loads; `batch N` shows one with what it rejected
      incidentmap undo N                  take one back

    Places:
      incidentmap geocode "Bhawalnagar"   what a name may mean
      incidentmap reverse 34.53 69.17     the province of a point
      incidentmap gazetteer import FILE   add a country from GeoNames

    The database is named by ConnectionStrings__IncidentMap, as for the server.
    Exit codes: 0 all done, 1 some records were rejected, 2 could not run.
    """)
{
    Migrate.Verb(),
    Import.Verb(),
    Show.Verb(),
    Export.Verb(),
    BatchVerbs.List(),
    BatchVerbs.Show(),
    BatchVerbs.Undo(),
    Geocode.Verb(),
    Reverse.Verb(),
    GazetteerImport.Verb(),
};
return await Session.Run(root.Parse(args));
