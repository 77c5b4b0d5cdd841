using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Storage;

/// <summary>
/// Finds incidents by words in title, summary, place or publisher, whatever their case, accents and variants of Arabic letters.
/// The functions are SQL, and indexed, so that what is told and what is asked for are taken apart alike.
/// </summary>
public static class WordSearch
{
    /// <summary>Ids of the incidents in which every word occurs or begins a word; none where there is no word.</summary>
    public static Task<int[]> Ids(IncidentDb db, string words, CancellationToken stop) => db.Database.SqlQuery<int>($"""
        SELECT id AS "Value" FROM incidents
        WHERE search_words(title, summary, place_reported, publishers) @@ search_query({words})
        """).ToArrayAsync(stop);
}
