using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Storage;

/// <summary>
/// Finds incidents by words in title, summary, place or publisher, whatever their case, accents and variants of Arabic letters.
/// The functions are SQL, and indexed, so that what is told and what is asked for are taken apart alike.
/// </summary>
public static class WordSearch
{
    /// <summary>Ids of the incidents in which every word occurs or begins a word; none where there is no word.</summary>
    public static async Task<int[]> Ids(IncidentDb db, string words, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // For a word that most incidents have the planner would take every one's texts apart, at 25 µs each; and so it would have
        // to where too little memory makes the index name pages instead of rows.
        await db.Database.ExecuteSqlRawAsync("SET LOCAL enable_seqscan = off; SET LOCAL work_mem = '64MB'", stop);
        return await db.Database.SqlQuery<int>($"""
            SELECT id AS "Value" FROM incidents
            WHERE coalesce(words, search_words(title, summary, place_reported, publishers)) @@ search_query({words})
            """).ToArrayAsync(stop);
    }
}
