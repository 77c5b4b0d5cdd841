using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentMap.Migrations
{
    /// <summary>Stores with each incident who reported it, and indexes the words in title, summary, place and publisher.</summary>
    public partial class SearchWords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string[]>(
                name: "publishers",
                table: "incidents",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<string[]>(
                name: "publishers",
                table: "incident_history",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.Sql("""
                UPDATE incidents i SET publishers = r.publishers
                FROM (SELECT incident_id, array_agg(DISTINCT publisher COLLATE "C") AS publishers FROM reports GROUP BY incident_id) r
                WHERE r.incident_id = i.id;

                UPDATE incident_history h SET publishers =
                  (SELECT coalesce(array_agg(DISTINCT publisher COLLATE "C"), '{}') FROM reports r WHERE r.incident_id = h.incident_id AND r.published_on <= h.known_from);

                -- What undoing a batch puts back.
                UPDATE batch_before SET incident = incident || jsonb_build_object('publishers',
                  (SELECT coalesce(jsonb_agg(DISTINCT r -> 'publisher'), '[]') FROM jsonb_array_elements(reports) r));
                """);

            // Names are qualified since pg_restore makes indexes with an empty search path. Without the marks between them being
            // blanks the parser would take and/or for a file, dawn.com for a host and well-known for three words. The variants
            // of Arabic letters and digits are those that keyboards of the region mix; what is behind them in the list is left out.
            migrationBuilder.Sql("""
                CREATE FUNCTION told_words(told text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
                BEGIN
                  told := translate(public.unaccent('public.unaccent', left(told, 200000)), './-_@:<>&+', '          ');
                  IF octet_length(told) > length(told) THEN
                    told := translate(told,
                      U&'\064A\0649\0626\0643\0629\06C0\0623\0625\0622\0671\0624\0660\0661\0662\0663\0664\0665\0666\0667\0668\0669\06F0\06F1\06F2\06F3\06F4\06F5\06F6\06F7\06F8\06F9'
                        || U&'\0640\064B\064C\064D\064E\064F\0650\0651\0652\0670\200C\200D\0300\0301\0302\0303\0304\0308\030A\030C\0327',
                      U&'\06CC\06CC\06CC\06A9\0647\0647\0627\0627\0627\0627\064801234567890123456789');
                  END IF;
                  RETURN to_tsvector('simple', told);
                END $$;

                CREATE FUNCTION search_words(title text, summary text, place text, publishers text[]) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
                BEGIN
                  RETURN public.told_words(concat_ws(' ', title, summary, place, array_to_string(publishers, ' ')));
                END $$;

                -- All words, each whole or as the beginning of one.
                CREATE FUNCTION search_query(words text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                  SELECT string_agg(quote_literal(word) || ':*', ' & ')::tsquery FROM unnest(tsvector_to_array(public.told_words(words))) word
                $$;

                CREATE INDEX ix_incidents_words ON incidents USING gin (search_words(title, summary, place_reported, publishers));
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP INDEX ix_incidents_words;
                DROP FUNCTION search_query, search_words, told_words;
                """);

            migrationBuilder.DropColumn(
                name: "publishers",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "publishers",
                table: "incident_history");
        }
    }
}
