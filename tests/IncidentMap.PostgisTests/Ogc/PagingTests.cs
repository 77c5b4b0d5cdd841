using System.Net;
using System.Text.Json;
using IncidentMap.Filters;
using IncidentMap.GeoJson;
using IncidentMap.PostgisTests.World;
using IncidentMap.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using static IncidentMap.PostgisTests.World.Asking;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Ogc;

[Proves("ogcapi-features-1/1.0/conf/core")]
public sealed class PagingTests
{
    [Theory]
    [InlineData(IncidentItems, 1)]
    [InlineData(IncidentItems, 7)]
    [InlineData(IncidentItems, 25)]
    [InlineData(IncidentItems, 100)]
    [InlineData(ReportItems, 7)]
    public async Task Following_next_gives_every_feature_once_and_says_how_many_there_are(string items, int limit)
    {
        await using var town = await Town.With(Enumerable.Range(1, 25).Select(n => At($"{n}", 69).Saying(ReportBy("police"))));
        var seen = new List<int>();
        for (var next = $"{items}?limit={limit}"; next is not null;)
        {
            var page = await town.Json(next);
            var ids = Ids(page).ToList();
            Assert.Equal((25, ids.Count), (page.GetProperty("numberMatched").GetInt32(), page.GetProperty("numberReturned").GetInt32()));
            Assert.InRange(ids.Count, 1, limit);
            seen.AddRange(ids);
            next = Href(page, "next", "application/geo+json");
        }
        Assert.Equal(Enumerable.Range(1, 25), seen);
    }

    [Fact]
    public async Task Next_keeps_the_question_carries_the_offset_and_needs_no_escaping()
    {
        await using var town = await Town.With(Enumerable.Range(1, 5).Select(n => At($"{n}", 69).But(i => i.Country = n == 1 ? "PK" : "AF")));
        var next = Href(await town.Json(IncidentItems + "?country=AF&limit=2&bbox=60,-1,80,1&f=json"), "next")!;
        Assert.StartsWith(new Uri(town.Address, IncidentItems).AbsoluteUri + "?country=AF&limit=2&bbox=60,-1,80,1&f=json&offset=2&token=", next.Replace("%2C", ","));
        Assert.Matches("token=[A-Za-z0-9_-]+$", next);
        Assert.Equal(["4", "5"], Keys(await town.Json(next)));
    }

    [Fact]
    public async Task Incidents_that_become_known_during_a_walk_disturb_nothing()
    {
        await using var town = await Town.With(Enumerable.Range(1, 20).Select(n => At($"old{n}", 69)));
        var seen = new List<string>();
        var round = 0;
        for (var next = IncidentItems + "?limit=3"; next is not null;)
        {
            var page = await town.Json(next);
            seen.AddRange(Keys(page));
            next = Href(page, "next");
            if (++round <= 3)
            {
                await town.Report(At($"new{round}", 69));
                await using var db = town.OpenDatabase();
                // One before the walk's place goes, which would shift every offset.
                await db.Incidents.Where(i => i.Key == $"news:old{round}").ExecuteDeleteAsync();
            }
        }
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 20).Select(n => $"old{n}"), seen.Where(k => k.StartsWith("old", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Offset_and_startindex_leave_features_out_and_overrule_a_token_of_another_place()
    {
        await using var town = await Town.With(Enumerable.Range(1, 10).Select(n => At($"{n}", 69)));
        Assert.Equal(["4", "5"], await town.Keys("?limit=2&offset=3"));
        Assert.Equal(["4", "5"], await town.Keys("?limit=2&startindex=3"));
        Assert.Empty(await town.Keys("?offset=2147483647"));
        Assert.Empty(await town.Keys("?offset=99999999999999999999"));
        var next = Href(await town.Json(IncidentItems + "?limit=2&startindex=3"), "next")!;
        Assert.Contains("offset=5", next);
        Assert.DoesNotContain("startindex", next);
        Assert.Equal(["6", "7"], Keys(await town.Json(next)));
        Assert.Equal(["9", "10"], Keys(await town.Json(next.Replace("offset=5", "offset=8"))));
        Assert.Equal(
            new Refusal(400, "startindex", "offset and startindex are two names of one thing; give one of them."),
            await town.Refused(IncidentItems + "?offset=3&startindex=4"));
        Assert.Equal(10, (await town.Json(IncidentItems + "?offset=3")).GetProperty("numberMatched").GetInt32());
    }

    [Fact]
    public async Task A_token_that_was_changed_or_belongs_to_another_question_is_refused()
    {
        await using var town = await Town.With(Enumerable.Range(1, 5).Select(n => At($"{n}", 69).Saying(ReportBy("police"))));
        var next = Href(await town.Json(IncidentItems + "?limit=2"), "next")!;
        var token = next[(next.IndexOf("token=", StringComparison.Ordinal) + 6)..];
        var refused = new Refusal(400, "token", "The token does not belong to this query. Follow the next link of a page as it is, or begin again without a token.");

        Assert.Equal(refused, await town.Refused($"{IncidentItems}?limit=2&country=AF&token={token}"));
        Assert.Equal(refused, await town.Refused($"{IncidentItems}?limit=2&bbox=60,0,70,1&token={token}"));
        Assert.Equal(refused, await town.Refused($"{ReportItems}?limit=2&token={token}"));
        foreach (var broken in (string[])[token[..^1], token + "A", "A" + token[1..] + "=", (token[0] == 'B' ? "C" : "B") + token[1..], "2", "%27", "..", new string('A', 5000)])
            Assert.Equal(refused, await town.Refused($"{IncidentItems}?limit=2&token={broken}"));
        // How many to a page and in which form is no part of the question.
        Assert.Equal(["3", "4", "5"], await town.Keys($"?limit=3&f=json&token={token}"));
    }

    [Theory]
    [InlineData("0", "limit is 0; it must be a whole number from 1 up, at most 10000 of which are given at a time.")]
    [InlineData("-1", "'-1' is not a whole number from 1 up.")]
    [InlineData("ten", "'ten' is not a whole number from 1 up.")]
    [InlineData("1.5", "'1.5' is not a whole number from 1 up.")]
    [InlineData("1e3", "'1e3' is not a whole number from 1 up.")]
    [InlineData("%D9%A1", "'١' is not a whole number from 1 up.")]
    public async Task A_limit_that_is_no_number_of_features_is_refused(string limit, string detail)
    {
        await using var town = await Town.With();
        Assert.Equal(new Refusal(400, "limit", detail), await town.Refused($"{IncidentItems}?limit={limit}"));
    }

    [Theory]
    [InlineData("10001")]
    [InlineData("2147483648")]
    [InlineData("99999999999999999999")]
    public async Task A_limit_above_the_most_counts_as_the_most(string limit)
    {
        await using var town = await Town.With(At("one", 69));
        await town.Multiply("one", 10_050);
        var page = await town.Json($"{IncidentItems}?limit={limit}");
        Assert.Equal((10_051, 10_000), (page.GetProperty("numberMatched").GetInt32(), page.GetProperty("numberReturned").GetInt32()));
        // A page for people has no more than one can read.
        var html = await town.Html($"{IncidentItems}?f=html&limit={limit}");
        Assert.Equal(1_000, html.Split("<tr").Length - 2);
        Assert.Contains("offset=1000", html, StringComparison.Ordinal);
        Assert.Equal(51, (await town.Json(Href(page, "next")!)).GetProperty("numberReturned").GetInt32());
    }

    [Fact]
    public async Task Without_a_limit_a_page_holds_a_hundred()
    {
        await using var town = await Town.With(At("one", 69));
        await town.Multiply("one", 120);
        Assert.Equal(100, (await town.Json(IncidentItems)).GetProperty("numberReturned").GetInt32());
    }

    [Fact]
    public async Task Hits_counts_what_the_question_keeps_and_gives_none_of_it()
    {
        await using var town = await Town.With(At("a", 69), At("b", 70), At("c", 80));
        var hits = await town.Json(IncidentItems + "?resultType=hits&bbox=60,-1,75,1");
        Assert.Equal((2, 0), (hits.GetProperty("numberMatched").GetInt32(), hits.GetProperty("numberReturned").GetInt32()));
        Assert.Empty(hits.GetProperty("features").EnumerateArray());
        Assert.Equal(new Refusal(400, "resultType", "'some' is neither results nor hits."), await town.Refused(IncidentItems + "?resultType=some"));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("flatgeobuf")]
    [InlineData("html")]
    public async Task Hits_counts_in_every_form_and_leads_to_no_next_page(string form)
    {
        await using var town = await Town.With(At("a", 69), At("b", 70), At("c", 80));
        using var hits = await town.Ask($"{IncidentItems}?resultType=hits&limit=1&f={form}");
        Assert.DoesNotContain("news:a", await hits.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(hits.Headers.TryGetValues("Link", out var links) && links.Any(l => l.Contains("next", StringComparison.Ordinal)));
        if (form == "html")
            Assert.Contains("<p>3 match.</p>", await hits.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        else
            Assert.Equal(("3", "0"), (hits.Headers.One("OGC-NumberMatched"), hits.Headers.One("OGC-NumberReturned")));
    }

    [Fact]
    public async Task The_last_page_of_a_file_tells_how_many_it_holds_whatever_came_before_it_meanwhile()
    {
        await using var town = await Town.With(Enumerable.Range(1, 5).Select(n => At($"{n}", 69)));
        using var first = await town.Ask(IncidentItems + "?f=csv&limit=3&sortby=-key");
        var next = first.Headers.GetValues("Link").Single(l => l.Contains("rel=\"next\"", StringComparison.Ordinal)).Split('<', '>')[1];
        await town.Report(At("8", 69), At("9", 69)); // before what the first page began with
        using var last = await town.Ask(next);
        Assert.Equal(2, (await last.Content.ReadAsStringAsync()).TrimEnd().Split('\n').Length - 1);
        Assert.Equal("2", last.Headers.One("OGC-NumberReturned"));
    }

    [Fact]
    public async Task A_number_that_cannot_be_had_in_time_is_left_out_and_there_once_it_is_counted()
    {
        await using var town = await Town.Configured(new() { ["CountMilliseconds"] = "0" }, Enumerable.Range(1, 5).Select(n => At($"{n}", 69)));
        var first = await town.Json(IncidentItems + "?limit=2");
        Assert.Equal(2, first.GetProperty("numberReturned").GetInt32());
        Assert.False(first.TryGetProperty("numberMatched", out _));
        // To be asked how many there are is another thing.
        Assert.Equal(5, (await town.Json(IncidentItems + "?limit=2&resultType=hits")).GetProperty("numberMatched").GetInt32());
        Assert.Equal(5, (await town.Json(Href(first, "next")!)).GetProperty("numberMatched").GetInt32());
        await town.Report(At("6", 69));
        Assert.Equal(6, (await town.Json(IncidentItems + "?resultType=hits")).GetProperty("numberMatched").GetInt32());
    }

    [Theory]
    [InlineData("json")]
    [InlineData("csv")]
    [InlineData("html")]
    public async Task An_offset_beyond_all_data_gives_an_empty_page_in_any_form(string form)
    {
        await using var town = await Town.With(At("1", 69));
        foreach (var offset in (string[])["1", "2147483647", "99999999999999999999"])
        {
            using var response = await town.Ask($"{IncidentItems}?f={form}&offset={offset}&limit=10000");
            Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
            Assert.DoesNotContain("news:1", await response.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task The_features_come_first_and_the_rest_after_them()
    {
        await using var town = await Town.With(At("a", 69));
        var page = await town.Json(IncidentItems);
        Assert.Equal(["type", "features", "numberMatched", "numberReturned", "timeStamp", "links"], page.EnumerateObject().Select(m => m.Name));
        Assert.True(page.GetProperty("timeStamp").GetDateTimeOffset() > DateTimeOffset.UtcNow.AddMinutes(-5));
    }

    [Theory]
    [InlineData("incidents", "id", "pk_incidents", "(id > ")]
    [InlineData("incidents", "-id", "pk_incidents", "(id < ")]
    [InlineData("reports", "id", "pk_reports", "(id > ")]
    [InlineData("incidents", "date_start", "ix_incidents_date_start_id", "(ROW(date_start, id) > ")]
    [InlineData("incidents", "-date_start", "ix_incidents_date_start_id", "(ROW(date_start, id) < ")]
    [InlineData("incidents", "-date_end", "ix_incidents_date_end_id", "(ROW(date_end, id) < ")]
    [InlineData("reports", "-published", "ix_reports_published_on_id", "(ROW(published_on, id) < ")]
    // In two directions the index bounds what is looked at, and the rest is sorted by day.
    [InlineData("incidents", "-date_start,id", "ix_incidents_date_start_id", "(date_start <= ")]
    [InlineData("incidents", "-date_start,killed_best", "ix_incidents_date_start_id", "(date_start <= ")]
    public async Task A_page_deep_inside_begins_at_the_index(string id, string sort, string index, string condition)
    {
        await using var town = await Town.With(At("one", 69).Saying(ReportBy("police")));
        await using var db = town.OpenDatabase();
        await db.Database.ExecuteSqlRawAsync("""
            INSERT INTO incidents SELECT copy.* FROM incidents i, generate_series(1, 20000) n,
              jsonb_populate_record(i, jsonb_build_object('id', 1000 + n, 'key', n::text, 'date_start', '2000-01-01'::date + n, 'date_end', '2000-01-01'::date + n)) copy;
            INSERT INTO reports SELECT copy.* FROM reports r, generate_series(1, 20000) n,
              jsonb_populate_record(r, jsonb_build_object('id', 1000 + n, 'key', n::text, 'published_on', '2000-01-01'::date + n)) copy;
            ANALYZE
            """);
        await db.Database.OpenConnectionAsync();
        var collection = Published.All.Single(c => c.Id == id);
        var order = Order.Parse(sort, collection);
        var place = new Place(11_000, [.. order.Terms.Select(t => t.Property.Kind == ValueKind.Date ? new DateOnly(2027, 5, 19) : (object?)null)]);
        await using var command = collection.Rows(db, new Page(new And([]), 10, place) { Order = order });
        command.CommandText = "EXPLAIN " + command.CommandText;
        var plan = new List<string>();
        await using (var rows = await command.ExecuteReaderAsync())
            while (await rows.ReadAsync())
                plan.Add(rows.GetString(0));

        var text = string.Join('\n', plan);
        Assert.Contains($"using {index}", text);
        Assert.Contains("Index Cond: " + condition, text);
        Assert.DoesNotContain($"Seq Scan on {id}", text);
    }

    [Fact]
    public async Task What_is_looked_up_by_its_id_has_one_plan_for_every_id()
    {
        await using var town = await Town.With(At("one", 69));
        var looking = new NpgsqlConnectionStringBuilder(town.Connection) { Options = IncidentStore.OnePlanOptions };
        await using var db = new IncidentDb(IncidentDb.Options(looking.ConnectionString));
        using var one = Published.Incidents.Rows(db, new Page(new HasId(1), 1));
        var parameters = one.Parameters.Cast<NpgsqlParameter>().ToList();
        Assert.All(parameters, p => Assert.IsType<int>(p.Value));
        var sql = parameters.Select((p, i) => (Name: "@" + p.ParameterName.TrimStart('@'), Place: $"${i + 1}")).OrderByDescending(p => p.Name.Length).Aggregate(one.CommandText, (text, p) => text.Replace(p.Name, p.Place, StringComparison.Ordinal));
        await using var source = NpgsqlDataSource.Create(looking.ConnectionString);
        await using var session = await source.OpenConnectionAsync();
        await using (var prepare = new NpgsqlCommand($"PREPARE one AS {sql}", session))
            await prepare.ExecuteNonQueryAsync();
        await using var explain = new NpgsqlCommand($"EXPLAIN EXECUTE one ({string.Join(", ", parameters.Select(_ => "1"))})", session);
        await using var rows = await explain.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await rows.ReadAsync())
            plan.Add(rows.GetString(0));
        Assert.Contains(plan, line => line.Contains("(id = $", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Many_lookups_at_once_wait_for_one_another()
    {
        await using var town = await Town.With(At("one", 69));
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => town.Ask("/ogc/collections/incidents/items/1?f=json")));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
    }

    [Fact]
    public async Task A_statement_is_never_compiled_for_one_question_however_much_it_costs()
    {
        await using var town = await Town.With(At("one", 69));
        var serving = new NpgsqlConnectionStringBuilder(town.Connection) { Options = IncidentStore.ServingOptions + " -c jit_above_cost=0" };
        await using var source = NpgsqlDataSource.Create(serving.ConnectionString);
        await using var command = source.CreateCommand("EXPLAIN SELECT sum(id) FROM incidents WHERE killed_best > 5");
        await using var plan = await command.ExecuteReaderAsync();
        while (await plan.ReadAsync())
            Assert.DoesNotContain("JIT", plan.GetString(0), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_of_all_is_planned_without_parameters()
    {
        await using var town = await Town.With(At("one", 69));
        await using var db = town.OpenDatabase();
        await using var first = Published.Incidents.Rows(db, new Page(new And([]), 11));
        Assert.Empty(first.Parameters);
        Assert.EndsWith("LIMIT 11", first.CommandText);
        await using var other = Published.Incidents.Rows(db, new Page(new And([]), 12));
        Assert.EndsWith("LIMIT 12", other.CommandText);
    }

    [Fact]
    public async Task A_page_of_the_whole_world_stops_when_it_is_full_however_many_small_boxes_were_asked_before()
    {
        await using var town = await Town.With(At("one", 69).Saying(ReportBy("police")));
        await using var db = town.OpenDatabase();
        await db.Database.ExecuteSqlRawAsync("""
            INSERT INTO incidents SELECT copy.* FROM incidents i, generate_series(1, 20000) n,
              jsonb_populate_record(i, jsonb_build_object('id', 1000 + n, 'key', n::text, 'point', ST_SetSRID(ST_Point(60 + n / 1000.0, 30 + n % 10), 4326))) copy;
            ANALYZE
            """);
        // Each edge tells by its number which it is.
        using var page = Published.Incidents.Rows(db, new Page(new InBox(BoundingBox.Parse("0,1,2,3")), 11));
        var parameters = page.Parameters.Cast<NpgsqlParameter>().ToList();
        var places = parameters.Select((p, i) => (Name: "@" + p.ParameterName.TrimStart('@'), Place: $"${i + 1}")).OrderByDescending(p => p.Name.Length);
        var sql = places.Aggregate(page.CommandText, (text, p) => text.Replace(p.Name, p.Place, StringComparison.Ordinal));
        string Asking(params string[] edges) => $"EXECUTE page ({string.Join(", ", parameters.Select(p => p.Value switch
        {
            int limit => $"{limit}",
            double edge => edges[(int)edge],
            _ => $"ST_MakeEnvelope({string.Join(", ", edges)}, 4326)",
        }))})";

        var serving = new NpgsqlConnectionStringBuilder(town.Connection) { Options = IncidentStore.ServingOptions };
        await using var source = NpgsqlDataSource.Create(serving.ConnectionString);
        await using var server = await source.OpenConnectionAsync();
        await Tell($"PREPARE page ({string.Join(", ", parameters.Select(p => p.Value switch { int => "integer", double => "double precision", _ => "geometry" }))}) AS {sql}");
        for (var time = 0; time < 6; time++)
            await Tell(Asking("69", "30", "69.1", "30.1"));
        Assert.Contains("using pk_incidents", await Tell("EXPLAIN " + Asking("-180", "-90", "180", "90")));
        Assert.Contains("ix_incidents_point", await Tell("EXPLAIN " + Asking("69", "30", "69.1", "30.1")));

        async Task<string> Tell(string statement)
        {
            await using var command = new NpgsqlCommand(statement, server);
            await using var rows = await command.ExecuteReaderAsync();
            var told = new List<string>();
            while (await rows.ReadAsync())
                told.Add($"{rows.GetValue(0)}");
            return string.Join('\n', told);
        }
    }

    private static IEnumerable<int> Ids(JsonElement page) => page.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("id").GetInt32());
}
