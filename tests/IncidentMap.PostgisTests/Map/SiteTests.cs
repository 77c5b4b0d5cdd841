using IncidentMap.PostgisTests.World;

namespace IncidentMap.PostgisTests.Map;

public sealed class SiteTests
{
    [Fact]
    public async Task A_site_that_set_nothing_leaves_all_to_the_page()
    {
        await using var town = await Town.With();
        Assert.Equal(
            """{"title":null,"logo":null,"start_view":null,"tile_layer":null,"languages":["en","ur","ps","prs"],"data_notice":null,"contact":null}""",
            (await town.Json("/api/site")).GetRawText());
        Assert.Equal("Incident Map", (await town.Json("/ogc")).GetProperty("title").GetString());
        using var logo = await town.Ask("/api/site/logo");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, logo.StatusCode);
    }

    [Fact]
    public async Task What_the_operator_set_is_told_and_the_tile_host_may_be_asked_for_images()
    {
        await using var town = await Town.Configured(new()
        {
            ["Site:Title"] = "Newsroom",
            ["Site:Contact"] = "desk@news.example",
            ["Site:StartView"] = "34.5, 69.2, 7.5",
            ["Site:Languages"] = "ur,en",
            ["Site:DataNotice"] = "Not for \"operational\" use.",
            ["Site:TileLayer:Url"] = "https://{s}.tiles.example:8443/{z}/{x}/{y}.png",
            ["Site:TileLayer:Attribution"] = "© Example",
        });
        Assert.Equal(
            """{"title":"Newsroom","logo":null,"start_view":{"lat":34.5,"lon":69.2,"zoom":7.5},"tile_layer":{"url":"https://{s}.tiles.example:8443/{z}/{x}/{y}.png","attribution":"© Example"},"languages":["ur","en"],"data_notice":"Not for \"operational\" use.","contact":"desk@news.example"}""",
            (await town.Json("/api/site")).GetRawText());
        using var response = await town.Ask("/api/site");
        Assert.Contains("img-src 'self' data: https://*.tiles.example:8443;", response.Headers.One("Content-Security-Policy"));
        Assert.Equal("Newsroom", (await town.Json("/ogc")).GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_page_that_the_reader_has_already_is_not_sent_again()
    {
        await using var town = await Town.Configured(new() { ["Site:Title"] = "<b>\"News\" & more" });
        using var first = await town.Ask("/");
        Assert.Contains("<title>&lt;b&gt;&quot;News&quot; &amp; more</title>", await first.Content.ReadAsStringAsync());

        using var again = await town.Ask("/", headers: ("If-None-Match", first.Headers.ETag!.Tag));
        Assert.Equal(System.Net.HttpStatusCode.NotModified, again.StatusCode);
        await using var other = await Town.Configured(new() { ["Site:Title"] = "Other" });
        using var changed = await other.Ask("/", headers: ("If-None-Match", first.Headers.ETag.Tag));
        Assert.Equal(System.Net.HttpStatusCode.OK, changed.StatusCode);
    }
}
