using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

namespace IncidentMap.Migrations
{
    /// <summary>
    /// Takes the words that an incident is found by from a column where a load has found them out already, and compares keys and
    /// types byte by byte: together half of what a load cost the database.
    /// </summary>
    public partial class ReadyWords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "key",
                table: "reports",
                type: "text",
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AlterColumn<string>(
                name: "key",
                table: "incidents",
                type: "text",
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AlterColumn<string>(
                name: "event_type",
                table: "incidents",
                type: "text",
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AddColumn<NpgsqlTsVector>(
                name: "words",
                table: "incidents",
                type: "tsvector",
                nullable: true);

            // As of an earlier day other publishers are known: what the column holds is of today.
            migrationBuilder.Sql(DrawAsOfFunctions(
                "WHEN i.attname = 'words' THEN 'CASE WHEN h.incident_id IS NULL THEN i.words END'") + "SELECT draw_as_of_functions();");

            migrationBuilder.Sql("""
                DROP INDEX ix_incidents_words;

                -- The little words of English are left out: in nearly every text, they are half of what an index holds, and of two
                -- accounts of one bombing in Quetta one has no "in".
                CREATE OR REPLACE FUNCTION search_words(title text, summary text, place text, publishers text[]) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
                BEGIN
                  RETURN ts_delete(public.told_words(concat_ws(' ', title, summary, place, array_to_string(publishers, ' '))), public.little_words());
                END $$;

                CREATE FUNCTION little_words() RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
                  SELECT '{a,an,and,as,at,by,for,from,in,of,on,or,the,to,was,were,who,whom,with,without}'::text[]
                $$;

                -- All words, each whole or as the beginning of one. Little words alone are beginnings: who types "in" may go on to "india".
                CREATE OR REPLACE FUNCTION search_query(words text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                  SELECT string_agg(quote_literal(word) || ':*', ' & ')::tsquery
                  FROM (SELECT public.told_words(words) AS every) asked,
                       unnest(tsvector_to_array(coalesce(nullif(ts_delete(every, public.little_words()), ''), every))) word
                $$;

                CREATE INDEX ix_incidents_words ON incidents USING gin (coalesce(words, search_words(title, summary, place_reported, publishers)));

                -- Whoever else writes texts need know nothing of their words.
                CREATE FUNCTION forget_words() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  NEW.words := NULL;
                  RETURN NEW;
                END $$;
                CREATE TRIGGER forget_words BEFORE UPDATE OF title, summary, place_reported, publishers ON incidents FOR EACH ROW
                WHEN (NEW.words IS NOT DISTINCT FROM OLD.words AND
                  (NEW.title, NEW.summary, NEW.place_reported, NEW.publishers) IS DISTINCT FROM (OLD.title, OLD.summary, OLD.place_reported, OLD.publishers))
                EXECUTE FUNCTION forget_words();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TRIGGER forget_words ON incidents;
                DROP FUNCTION forget_words;
                DROP INDEX ix_incidents_words;
                CREATE OR REPLACE FUNCTION search_words(title text, summary text, place text, publishers text[]) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
                BEGIN
                  RETURN public.told_words(concat_ws(' ', title, summary, place, array_to_string(publishers, ' ')));
                END $$;
                CREATE OR REPLACE FUNCTION search_query(words text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                  SELECT string_agg(quote_literal(word) || ':*', ' & ')::tsquery FROM unnest(tsvector_to_array(public.told_words(words))) word
                $$;
                DROP FUNCTION little_words;
                CREATE INDEX ix_incidents_words ON incidents USING gin (search_words(title, summary, place_reported, publishers));
                """);

            migrationBuilder.DropColumn(
                name: "words",
                table: "incidents");

            migrationBuilder.Sql(DrawAsOfFunctions() + "SELECT draw_as_of_functions();");

            migrationBuilder.AlterColumn<string>(
                name: "key",
                table: "reports",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text",
                oldCollation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "key",
                table: "incidents",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text",
                oldCollation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "event_type",
                table: "incidents",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text",
                oldCollation: "C");
        }

        private static string DrawAsOfFunctions(string columnOfItsOwn = "") => $$"""
            CREATE OR REPLACE FUNCTION draw_as_of_functions() RETURNS void LANGUAGE plpgsql AS $draw$
            DECLARE
              incident_columns text;
              report_columns text;
            BEGIN
              SELECT string_agg(
                  CASE {{columnOfItsOwn}} WHEN h.attname IS NULL THEN format('i.%I', i.attname)
                       ELSE format('CASE WHEN h.incident_id IS NULL THEN i.%1$I ELSE h.%1$I END', i.attname) END,
                  ', ' ORDER BY i.attnum)
              INTO incident_columns
              FROM pg_attribute i
              LEFT JOIN pg_attribute h ON h.attrelid = 'incident_history'::regclass AND h.attname = i.attname AND h.attnum > 0
              WHERE i.attrelid = 'incidents'::regclass AND i.attnum > 0 AND NOT i.attisdropped;

              SELECT string_agg(
                  CASE WHEN attname IN ('withdrawn_on', 'withdrawn_reason')
                       THEN format('CASE WHEN r.withdrawn_on <= $1 THEN r.%I END', attname)
                       ELSE format('r.%I', attname) END,
                  ', ' ORDER BY attnum)
              INTO report_columns
              FROM pg_attribute
              WHERE attrelid = 'reports'::regclass AND attnum > 0 AND NOT attisdropped;

              EXECUTE format($function$
                CREATE OR REPLACE FUNCTION incidents_as_of(day date) RETURNS SETOF incidents LANGUAGE sql STABLE PARALLEL SAFE AS $body$
                  SELECT %s
                  FROM incidents i
                  LEFT JOIN incident_history h ON h.incident_id = i.id AND h.known_from <= $1 AND h.known_until > $1
                  WHERE i.first_reported <= $1
                $body$
                $function$, incident_columns);
              EXECUTE format($function$
                CREATE OR REPLACE FUNCTION reports_as_of(day date) RETURNS SETOF reports LANGUAGE sql STABLE PARALLEL SAFE AS $body$
                  SELECT %s FROM reports r WHERE r.published_on <= $1
                $body$
                $function$, report_columns);
            END $draw$;
            """ + "\n";
    }
}
