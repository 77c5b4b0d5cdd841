using System.CommandLine;
using IncidentMap.Storage;
using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Cli;

/// <summary><c>incidentmap migrate</c></summary>
internal static class Migrate
{
    public static Command Verb()
    {
        var verb = new Command("migrate", "Make or update the tables, and load the actors and the gazetteer that ship with this version.");
        verb.SetAction(async (_, stop) =>
        {
            await using var db = Session.Open();
            db.Database.SetCommandTimeout(0); // an index over a million incidents takes minutes
            var pending = (await db.Database.GetPendingMigrationsAsync(stop)).ToList();
            await db.Database.MigrateAsync(stop);
            await EarlierAccounts.Prepare(db, stop);
            var corrected = await ReferenceData.Load(db, stop);
            Console.WriteLine($"{pending.Count} migrations applied; {corrected} rows of actors and gazetteer added or corrected.");
            return Session.Done;
        });
        return verb;
    }
}
