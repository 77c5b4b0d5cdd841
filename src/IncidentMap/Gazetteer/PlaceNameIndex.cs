using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Gazetteer;

/// <summary>A name in the gazetteer that is or resembles one that was asked for.</summary>
/// <param name="Asked">The normal text that was asked for.</param>
/// <param name="PlaceId">Whose name it is.</param>
/// <param name="Name">As written.</param>
/// <param name="Kind">A <see cref="PlaceNameKind"/> in snake case.</param>
/// <param name="Normalised">In normal form.</param>
internal sealed record NameFound(string Asked, int PlaceId, string Name, string Kind, string Normalised);

/// <summary>Finds names by the indexes of <c>place_names</c>, many in one round trip.</summary>
internal static class PlaceNameIndex
{
    /// <summary>Names that are the same in normal form.</summary>
    public static Task<List<NameFound>> Same(DbContext db, NormalName[] asked, CancellationToken stop)
    {
        var texts = Array.ConvertAll(asked, name => name.Text);
        return db.Database.SqlQuery<NameFound>($"""
            SELECT n.normalised AS asked, n.place_id, n.name, n.kind, n.normalised
            FROM place_names n WHERE n.normalised = ANY({texts})
            """).ToListAsync(stop);
    }

    /// <summary>Names that begin so, the shortest first.</summary>
    public static Task<List<NameFound>> Beginning(DbContext db, NormalName[] asked, CancellationToken stop)
    {
        var (text, pattern) = (asked[0].Text, asked[0].Text + "%");
        return db.Database.SqlQuery<NameFound>($"""
            SELECT {text} AS asked, n.place_id, n.name, n.kind, n.normalised
            FROM place_names n WHERE n.normalised LIKE {pattern} ORDER BY length(n.normalised), n.id LIMIT 200
            """).ToListAsync(stop);
    }

    /// <summary>
    /// Names that share enough trigrams, or that sound the same: trigrams alone miss one short name in four, since a vowel
    /// changed in the middle of five letters leaves few of them.
    /// </summary>
    public static Task<List<NameFound>> Alike(DbContext db, NormalName[] asked, CancellationToken stop)
    {
        var (texts, sounds) = (Array.ConvertAll(asked, name => name.Text), Array.ConvertAll(asked, name => name.Sound));
        return db.Database.SqlQuery<NameFound>($"""
            SELECT asked.text AS asked, n.place_id, n.name, n.kind, n.normalised
            FROM unnest({texts}, {sounds}) AS asked(text, sound)
            CROSS JOIN LATERAL (
                (SELECT * FROM place_names WHERE normalised % asked.text
                 ORDER BY similarity(normalised, asked.text) DESC LIMIT 40)
                UNION
                (SELECT * FROM place_names WHERE sound = asked.sound
                 ORDER BY similarity(normalised, asked.text) DESC LIMIT 40)) n
            """).ToListAsync(stop);
    }
}
