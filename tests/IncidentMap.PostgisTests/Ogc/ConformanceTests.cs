using System.Reflection;
using IncidentMap.PostgisTests.World;

namespace IncidentMap.PostgisTests.Ogc;

public sealed class ConformanceTests
{
    private const string Spec = "http://www.opengis.net/spec/";

    [Fact]
    public async Task Every_declared_class_is_proved_by_a_test_and_every_proved_class_is_declared()
    {
        await using var town = await Town.With();
        var declared = await Declared(town);

        var proved = typeof(ConformanceTests).Assembly.GetTypes()
            .SelectMany(t => t.GetMethods().Cast<MemberInfo>().Append(t))
            .SelectMany(m => m.GetCustomAttributes<ProvesAttribute>())
            .Select(a => Spec + a.ConformanceClass).Distinct().Order().ToList();
        Assert.Equal(declared, proved);
    }

    [Fact]
    public async Task A_site_that_leaves_out_what_has_no_place_declares_the_core_no_more()
    {
        await using var whole = await Town.With();
        await using var town = await Town.Configured(new() { ["UnplacedMatchAnyBox"] = "false" });
        Assert.Equal([Spec + "ogcapi-features-1/1.0/conf/core"], (await Declared(whole)).Except(await Declared(town)));
    }

    private static async Task<IReadOnlyList<string>> Declared(Town town) =>
        [.. (await town.Json("/ogc/conformance")).GetProperty("conformsTo").EnumerateArray().Select(c => c.GetString()!).Order()];
}
