using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Storage;

/// <summary>
/// Finds incidents by words in title, summary, place or publisher, whatever their case, accents and variants of Arabic letters.
/// The functions are SQL, and indexed, so that what is told and what is asked for are taken apart alike.
/// </summary>
public static class WordSearch
{
    /// <summary>
    /// Ids of the incidents in which every word occurs or begins a word; none where there is no word. As of a day, only the
    /// publishers count that had reported by its end.
    /// </summary>
    public static async Task<int[]> Ids(IncidentDb db, string words, DateOnly? asOf, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // For a word that most incidents have the planner would take every one's texts apart, at 25 µs each; and so it would have
        // to where too little memory makes the index name pages instead of rows.
        await db.Database.ExecuteSqlRawAsync("SET LOCAL enable_seqscan = off; SET LOCAL work_mem = '64MB'", stop);
        return await (asOf is { } day ? AsOf(db, words, day) : Today(db, words)).ToArrayAsync(stop);
    }

    private static IQueryable<int> Today(IncidentDb db, string words) => db.Database.SqlQuery<int>($"""
        SELECT id AS "Value" FROM incidents
        WHERE coalesce(words, search_words(title, summary, place_reported, publishers)) @@ search_query({words})
        """);

    /// <summary>An incident's publishers only grow in number: it had then no words that it has not today.</summary>
    private static IQueryable<int> AsOf(IncidentDb db, string words, DateOnly day) => db.Database.SqlQuery<int>($"""
        SELECT i.id AS "Value" FROM incidents i
        LEFT JOIN incident_history h ON h.incident_id = i.id AND h.known_from <= {day} AND h.known_until > {day}
        WHERE coalesce(i.words, search_words(i.title, i.summary, i.place_reported, i.publishers)) @@ search_query({words})
          AND (h.incident_id IS NULL OR search_words(i.title, i.summary, i.place_reported, h.publishers) @@ search_query({words}))
        """);
}
