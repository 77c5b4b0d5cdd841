using System.Net;
using IncidentMap.PostgisTests.World;
using static IncidentMap.PostgisTests.World.Asking;

namespace IncidentMap.PostgisTests.Ogc;

/// <summary>What links begin with, behind a proxy and before one.</summary>
public sealed class AddressTests
{
    private static readonly (string, string)[] Forwarded =
        [("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "map.example"), ("X-Forwarded-Prefix", "/data")];

    [Fact]
    public async Task A_configured_address_is_used_whatever_the_request_says()
    {
        await using var town = await Town.Configured(new() { ["PublicUrl"] = "https://map.example/incidents/", ["KnownProxies"] = "127.0.0.1" });
        Assert.Equal("https://map.example/incidents/ogc/collections", await DataLink(town, [.. Forwarded, ("Host", "evil.example")]));
    }

    [Fact]
    public async Task A_known_proxy_is_believed()
    {
        await using var town = await Town.Configured(new() { ["KnownProxies"] = "10.0.0.0/8, 127.0.0.1" });
        Assert.Equal("https://map.example/data/ogc/collections", await DataLink(town, Forwarded));
    }

    [Fact]
    public async Task Nobody_else_is_believed()
    {
        await using var noProxy = await Town.With();
        Assert.Equal(new Uri(noProxy.Address, "/ogc/collections").AbsoluteUri, await DataLink(noProxy, Forwarded));
        await using var otherProxy = await Town.Configured(new() { ["KnownProxies"] = "10.0.0.1" });
        Assert.Equal(new Uri(otherProxy.Address, "/ogc/collections").AbsoluteUri, await DataLink(otherProxy, Forwarded));
    }

    [Fact]
    public async Task Without_either_the_host_that_was_asked_is_used_with_its_port_and_none_added()
    {
        await using var town = await Town.With();
        Assert.Equal("http://map.local/ogc/collections", await DataLink(town, [("Host", "map.local")]));
        Assert.Equal("http://map.local:8080/ogc/collections", await DataLink(town, [("Host", "map.local:8080")]));
    }

    [Fact]
    public async Task A_host_that_the_operator_did_not_name_is_refused()
    {
        await using var town = await Town.Configured(new() { ["AllowedHosts"] = "map.example;127.0.0.1" });
        Assert.Equal("http://map.example/ogc/collections", await DataLink(town, [("Host", "map.example")]));
        using var refused = await town.Ask("/ogc", headers: ("Host", "evil.example"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-Host", "evil.example\" onload=\"x")]
    [InlineData("X-Forwarded-Host", "<script>")]
    [InlineData("X-Forwarded-Proto", "javascript")]
    [InlineData("X-Forwarded-Proto", "https\"><script>")]
    [InlineData("X-Forwarded-Prefix", "\"><script>")]
    public async Task Even_a_known_proxy_cannot_put_markup_into_a_page(string name, string value)
    {
        await using var town = await Town.Configured(new() { ["KnownProxies"] = "127.0.0.1" });
        using var response = await town.Ask("/ogc?f=html", headers: [("X-Forwarded-For", "203.0.113.9"), (name, value)]);
        var page = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script", page);
        Assert.DoesNotContain("javascript:", page);
        Assert.DoesNotContain("onload=\"", page);
    }

    [Theory]
    [InlineData("map.example\rX-Evil: 1")]
    [InlineData("map.example\r\n\r\n<script>")]
    [InlineData("map.example%0d%0aX-Evil:%201")]
    [InlineData("map.example, evil.example/x")]
    public async Task A_forwarded_host_that_is_none_reaches_neither_headers_nor_links(string host)
    {
        await using var town = await Town.Configured(new() { ["KnownProxies"] = "127.0.0.1" });
        var answer = await town.Raw($"GET /ogc/collections/incidents/items HTTP/1.1\r\nHost: map.local\r\nX-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Host: {host}\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 (200|400) ", answer);
        Assert.DoesNotContain("evil", answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", answer);
    }

    [Fact]
    public async Task Next_links_keep_the_configured_address()
    {
        await using var town = await Town.Configured(
            new() { ["PublicUrl"] = "https://map.example" }, Enumerable.Range(1, 3).Select(n => Samples.At($"{n}", 69)));
        Assert.StartsWith("https://map.example/ogc/collections/incidents/items?limit=2&offset=2&token=", Href(await town.Json(IncidentItems + "?limit=2"), "next"));
    }

    [Fact]
    public async Task Pages_find_their_style_and_the_map_below_any_address()
    {
        await using var town = await Town.Configured(new() { ["PublicUrl"] = "https://ogc.example/ogc" });
        var page = await town.Html("/ogc/collections/incidents");
        Assert.Contains("href=\"https://ogc.example/ogc/ogc/pages.css\"", page);
        Assert.Contains("href=\"https://ogc.example/ogc/ogc/collections/incidents/items?f=html\"", page);
        Assert.Contains("href=\"https://ogc.example/ogc/\">Map<", page);
        using var style = await town.Ask("/ogc/pages.css");
        Assert.Equal("text/css", style.Content.Headers.ContentType?.MediaType);
    }

    private static async Task<string?> DataLink(Town town, (string, string)[] headers)
    {
        using var response = await town.Ask("/ogc", headers: headers);
        return Href(System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement, "data");
    }
}
