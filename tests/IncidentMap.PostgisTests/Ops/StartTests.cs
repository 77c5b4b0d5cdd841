using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using IncidentMap.PostgisTests.World;
using IncidentMap.Storage;

namespace IncidentMap.PostgisTests.Ops;

/// <summary>The built server as a process of its own.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("ConnectionStrings__IncidentMap", "", IncidentStore.NoConnection)]
    [InlineData("ConnectionStrings__IncidentMap", "Colour=red", "ConnectionStrings__IncidentMap is not an Npgsql connection string: ")]
    [InlineData("PublicUrl", "map.example", "PublicUrl is 'map.example'; it must be an absolute http or https address without a query, such as https://map.example/incidents.")]
    [InlineData("KnownProxies", "proxy", "KnownProxies holds 'proxy', which is neither an address such as 10.0.0.2 nor a network such as 10.0.0.0/8.")]
    [InlineData("Site__TileLayer__Url", "tiles", "Site__TileLayer__Url is 'tiles'; it must be an http or https template such as https://tiles.example/{z}/{x}/{y}.png.")]
    [InlineData("Site__TileLayer__Url", "https://tiles.example/map.png", "Site__TileLayer__Url is 'https://tiles.example/map.png'; it must be an http or https template")]
    [InlineData("Site__StartView", "Kabul", "Site__StartView is 'Kabul'; it must be latitude, longitude and zoom (0 to 20) as the map's own address has them behind 'at=', such as 34.5,69.2,7.")]
    [InlineData("Site__StartView", "134.5,69.2,7", "Site__StartView is '134.5,69.2,7'; it must be latitude")]
    [InlineData("Site__Languages", "en,xx", "Site__Languages is 'en,xx'; it must name some of en, ur, ps, prs, with commas between them.")]
    [InlineData("Site__Logo", "/no/logo.gif", "Site__Logo is '/no/logo.gif'; it must be a file that ends in .svg, .png, .webp, .jpg.")]
    [InlineData("Site__Logo", "/no/logo.svg", "Site__Logo cannot be read: Could not find a part of the path '/no/logo.svg'.")]
    [InlineData("StatementTimeoutSeconds", "soon", "StatementTimeoutSeconds is 'soon'; it must be a whole number of seconds from 1 to 3600.")]
    [InlineData("UnplacedMatchAnyBox", "no", "UnplacedMatchAnyBox is 'no'; it must be true or false.")]
    [InlineData("Crs", "2163", "Crs holds '2163'; it must be written like EPSG:2163, with commas between several.")]
    [InlineData("PORT", "http", "PORT is 'http'; it must be a number from 0 to 65535.")]
    public async Task A_setting_that_makes_no_sense_ends_the_server_with_2_and_what_would(string name, string value, string told)
    {
        var (exit, _, errors) = await OtherProgram.Run("dotnet", [Server], new() { ["ConnectionStrings__IncidentMap"] = "Host=127.0.0.1", [name] = value });
        Assert.Equal(2, exit);
        Assert.StartsWith($"incidentmap-server: {told}", errors);
    }

    [Theory]
    [InlineData("EPSG:999999", "Crs holds 'EPSG:999999', which the database's spatial_ref_sys does not know.")]
    [InlineData("EPSG:3035", "The database does not tell the order of the axes of EPSG:3035. Write EPSG:3035/en in Crs if east comes first, EPSG:3035/ne if north does.")]
    [InlineData("EPSG:4258/en", "Crs holds 'EPSG:4258/en', but by its definition the north axis comes first.")]
    public async Task A_CRS_that_the_database_cannot_give_ends_the_server_with_2_and_why(string crs, string told)
    {
        await using var town = await Town.With();
        var (exit, _, errors) = await OtherProgram.Run("dotnet", [Server], new() { ["ConnectionStrings__IncidentMap"] = town.Connection, ["Crs"] = crs });
        Assert.Equal(2, exit);
        Assert.StartsWith($"incidentmap-server: {told}", errors);
    }

    [Fact]
    public async Task A_port_that_is_taken_ends_the_server_with_2_and_what_to_do()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var (exit, _, errors) = await OtherProgram.Run("dotnet", [Server], new() { ["ConnectionStrings__IncidentMap"] = "Host=127.0.0.1", ["PORT"] = $"{port}" });
        Assert.Equal(2, exit);
        Assert.Equal(
            $"incidentmap-server: Failed to bind to address http://127.0.0.1:{port}: address already in use. Stop what runs there, or choose another port with PORT.",
            errors.Trim());
    }

    [Fact]
    public async Task The_server_says_where_it_listens_and_stops_when_told()
    {
        var start = new ProcessStartInfo("dotnet", [Server]) { RedirectStandardOutput = true };
        start.Environment["ConnectionStrings__IncidentMap"] = "Host=127.0.0.1;Port=1";
        start.Environment["PORT"] = "0";
        using var server = Process.Start(start)!;
        try
        {
            string? line;
            do
                line = await server.StandardOutput.ReadLineAsync();
            while (line is not null && !line.Contains("Now listening on: http://127.0.0.1:", StringComparison.Ordinal));
            Assert.Matches("^[0-9T:-]+Z info: Microsoft.Hosting.Lifetime\\[14\\] Now listening on: http://127.0.0.1:[0-9]+$", line);
            using var stop = Process.Start("kill", $"-TERM {server.Id}");
            await server.WaitForExitAsync();
            Assert.Equal(0, server.ExitCode);
        }
        finally
        {
            if (!server.HasExited)
                server.Kill();
        }
    }

    private static string Server => Path.Combine(AppContext.BaseDirectory, "IncidentMap.Api.dll");
}
