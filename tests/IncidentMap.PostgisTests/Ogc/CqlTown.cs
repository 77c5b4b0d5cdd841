using IncidentMap.Incidents;
using IncidentMap.PostgisTests.World;
using static IncidentMap.PostgisTests.World.Samples;

namespace IncidentMap.PostgisTests.Ogc;

/// <summary>Eight incidents, ids 1 to 8, of which filters tell each from the others; the case files tell who is who.</summary>
public sealed class CqlTown : IAsyncLifetime
{
    public Town Town { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Town = await Town.With(
        At("airport", 69.2, 34.5).On("2021-08-26").AtInstant("2021-08-26T13:20:00Z").But(i =>
            {
                (i.Title, i.Country, i.Admin1Name, i.Weapon, i.Status) = ("Bombing at Kabul airport", "AF", "Kabul", "Explosive vest", IncidentStatus.Confirmed);
                i.LocalTime = new TimeOnly(17, 50);
            })
            .By("Islamic State").By("Civilians", ActorRole.Target)
            .Saying(ReportBy("hospital").Killed(170), ReportBy("spokesman", "2021-08-27").Says("Islamic State", Stance.Claimed)),
        At("drone", 69.19, 34.57).On("2021-08-29").AtInstant("2021-08-29T12:23:00Z").But(i =>
            {
                (i.Title, i.Country, i.Admin1Name, i.Weapon, i.EventSubtype) = ("Strike on a car", "AF", "Kabul", "missile", "air_drone_strike");
                i.LocalTime = new TimeOnly(16, 53);
            })
            .By("United States armed forces").By("Civilians", ActorRole.Target)
            .Saying(ReportBy("neighbours", "2021-08-29").Killed(10), ReportBy("general", "2021-09-17").Killed(10).Says("United States armed forces", Stance.Admitted)),
        At("quetta", 67, 30.2).On("2021-08-08").But(i =>
            (i.Title, i.Country, i.Admin1Name, i.EventSubtype) = ("Grenade in Quetta", "PK", "Balochistan", "grenade"))
            .By("Islamic State").Saying(ReportBy("police", "2021-08-08").Killed(3, 5)),
        At("procession", 73.25, 30).On("2021-08-19").But(i =>
            (i.Title, i.Country, i.Admin1Name, i.EventSubtype) = ("Attack on a procession", "PK", "Punjab", "grenade"))
            .Saying(ReportBy("rescue", "2021-08-19").Killed(3)),
        At("sale", 67, 24.9).On("2021-08-14").But(i =>
            (i.Title, i.Country, i.Admin1Name) = (@"50% off\_all", "PK", "Sindh"))
            .By("Balochistan Liberation Army").Saying(ReportBy("rangers", "2021-08-15").Killed(0)),
        Nowhere("cafe").On("2021-08-20", "2021-08-25").But(i =>
            (i.Title, i.Country, i.EventSubtype) = ("Café in Kābul", "AF", null)),
        At("west", 179.5).On("2021-08-01", "2021-08-31").But(i => i.Title = "bombing in the west"),
        At("east", -179.5).On("2021-09-01").But(i => (i.Title, i.Status) = ("O'Hara's east", IncidentStatus.Disputed)));

    public ValueTask DisposeAsync() => Town.DisposeAsync();
}
