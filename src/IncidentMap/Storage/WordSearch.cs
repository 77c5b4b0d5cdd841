using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Storage;

/// <summary>Finds incidents by words in title, summary, place or publisher, whatever their case and accents.</summary>
public static class WordSearch
{
    /// <summary>Ids of the incidents in which every word occurs or begins a word.</summary>
    public static Task<int[]> Ids(IncidentDb db, string words, CancellationToken stop) => db.Database.SqlQuery<int>($"""
        SELECT i.id AS "Value" FROM incidents i
        WHERE to_tsvector('simple', unaccent(concat_ws(' ', i.title, i.summary, i.place_reported,
                (SELECT string_agg(r.publisher, ' ') FROM reports r WHERE r.incident_id = i.id))))
              @@ to_tsquery('simple', (SELECT string_agg(quote_literal(word) || ':*', ' & ')
                    FROM regexp_split_to_table(lower(unaccent({words})), '[^[:alnum:]]+') word WHERE word <> ''))
        """).ToArrayAsync(stop);
}
