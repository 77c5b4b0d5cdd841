using IncidentMap.PostgisTests.World;

namespace IncidentMap.PostgisTests.Map;

public sealed class SiteTests
{
    [Fact]
    public async Task A_site_that_set_nothing_has_a_title_and_no_tile_layer()
    {
        await using var town = await Town.With();
        Assert.Equal("""{"title":null,"tile_layer":null,"contact":null}""", (await town.Json("/api/site")).GetRawText());
    }

    [Fact]
    public async Task What_the_operator_set_is_told_and_the_tile_host_may_be_asked_for_images()
    {
        await using var town = await Town.Configured(new()
        {
            ["Site:Title"] = "Newsroom",
            ["Site:Contact"] = "desk@news.example",
            ["Site:TileLayer:Url"] = "https://{s}.tiles.example:8443/{z}/{x}/{y}.png",
            ["Site:TileLayer:Attribution"] = "© Example",
        });
        Assert.Equal(
            """{"title":"Newsroom","tile_layer":{"url":"https://{s}.tiles.example:8443/{z}/{x}/{y}.png","attribution":"© Example"},"contact":"desk@news.example"}""",
            (await town.Json("/api/site")).GetRawText());
        using var response = await town.Ask("/api/site");
        Assert.Contains("img-src 'self' data: https://*.tiles.example:8443;", response.Headers.One("Content-Security-Policy"));
        Assert.Equal("Newsroom", (await town.Json("/ogc")).GetProperty("title").GetString());
    }
}
