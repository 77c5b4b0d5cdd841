using System.Globalization;

namespace IncidentMap.Benchmarks;

/// <summary>
/// Rows shaped like ACLED's current export, some 500 bytes each: the same for the same seed on any machine. The towns are real,
/// the events are not.
/// </summary>
public static class AcledGenerator
{
    /// <summary>The 31 columns since March 2023.</summary>
    public const string Header =
        "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,"
        + "assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,"
        + "geo_precision,source,source_scale,notes,fatalities,tags,timestamp";

    private static readonly (string Country, int Iso, string Prefix, string Admin1, string Admin2, string Town, double Lat, double Lon)[] Towns =
    [
        ("Afghanistan", 4, "AFG", "Kabul", "Kabul", "Kabul", 34.5167, 69.1833),
        ("Afghanistan", 4, "AFG", "Nangarhar", "Jalalabad", "Jalalabad", 34.4265, 70.4515),
        ("Afghanistan", 4, "AFG", "Kandahar", "Kandahar", "Kandahar", 31.6133, 65.7101),
        ("Afghanistan", 4, "AFG", "Hirat", "Hirat", "Herat", 34.3482, 62.1997),
        ("Afghanistan", 4, "AFG", "Kunduz", "Kunduz", "Kunduz", 36.7286, 68.8681),
        ("Afghanistan", 4, "AFG", "Hilmand", "Lashkargah", "Lashkargah", 31.5938, 64.3716),
        ("Afghanistan", 4, "AFG", "Ghazni", "Ghazni", "Ghazni", 33.5536, 68.4269),
        ("Afghanistan", 4, "AFG", "Balkh", "Mazar-e Sharif", "Mazar-e Sharif", 36.709, 67.1109),
        ("Pakistan", 586, "PAK", "Balochistan", "Quetta", "Quetta", 30.1872, 67.0125),
        ("Pakistan", 586, "PAK", "Khyber Pakhtunkhwa", "Peshawar", "Peshawar", 34.008, 71.5785),
        ("Pakistan", 586, "PAK", "Khyber Pakhtunkhwa", "Bajaur", "Khar", 34.7322, 71.5277),
        ("Pakistan", 586, "PAK", "Sindh", "Karachi West", "Karachi", 24.8608, 67.0104),
        ("Pakistan", 586, "PAK", "Punjab", "Bahawalnagar", "Bahawalnagar", 29.9987, 73.2536),
        ("Pakistan", 586, "PAK", "Punjab", "Lahore", "Lahore", 31.558, 74.3507),
        ("Pakistan", 586, "PAK", "Balochistan", "Gwadar", "Gwadar", 25.1216, 62.3254),
        ("Pakistan", 586, "PAK", "Khyber Pakhtunkhwa", "Swat", "Mingora", 34.7795, 72.3627),
    ];

    private static readonly (string Disorder, string Type, string Sub, int MostKilled)[] Kinds =
    [
        ("Political violence", "Battles", "Armed clash", 20),
        ("Political violence", "Explosions/Remote violence", "Remote explosive/landmine/IED", 8),
        ("Political violence", "Explosions/Remote violence", "Air/drone strike", 15),
        ("Political violence", "Explosions/Remote violence", "Suicide bomb", 40),
        ("Political violence", "Explosions/Remote violence", "Shelling/artillery/missile attack", 6),
        ("Political violence", "Explosions/Remote violence", "Grenade", 4),
        ("Political violence", "Violence against civilians", "Attack", 5),
        ("Political violence", "Violence against civilians", "Abduction/forced disappearance", 1),
        ("Demonstrations", "Protests", "Peaceful protest", 1),
        ("Demonstrations", "Riots", "Mob violence", 3),
        ("Strategic developments", "Strategic developments", "Looting/property destruction", 1),
    ];

    private static readonly (string Name, string Inter)[] Actors =
    [
        ("Taliban", "Rebel group"), ("Islamic State Khorasan Province (ISKP)", "Rebel group"), ("TTP: Tehreek-i-Taliban Pakistan", "Rebel group"),
        ("BLA: Baloch Liberation Army", "Rebel group"), ("Unidentified Armed Group (Pakistan)", "Political militia"),
        ("Military Forces of Afghanistan (2014-2021)", "State forces"), ("Police Forces of Pakistan (2018-2022)", "State forces"),
        ("Civilians (Afghanistan)", "Civilians"), ("Civilians (Pakistan)", "Civilians"), ("Protesters (Pakistan)", "Protesters"),
    ];

    private static readonly string[] Sources =
    [
        "Dawn (Pakistan)", "Pajhwok Afghan News", "Ariana News; Tolo News", "Express Tribune (Pakistan); Nation (Pakistan)", "Xinhua; Khaama Press",
        "Undisclosed Source", "SATP; Dawn (Pakistan); News International (Pakistan)",
    ];

    /// <summary>Writes a header and rows with LF line ends.</summary>
    /// <param name="to">UTF-8 without a byte order mark makes equal files.</param>
    /// <param name="rows">How many.</param>
    /// <param name="seed">Which.</param>
    public static void Write(TextWriter to, int rows, int seed = 1)
    {
        to.Write(Header + "\n");
        for (var i = 0; i < rows; i++)
            to.Write(Row(i, seed) + "\n");
    }

    /// <summary>One row without its line end; it depends on nothing but its number and the seed.</summary>
    public static string Row(int number, int seed = 1)
    {
        // System.Random promises equal numbers for equal seeds only within a version of .NET.
        var state = ((ulong)(uint)seed << 32) + (uint)number;
        var town = Towns[Next(Towns.Length)];
        var kind = Kinds[Next(Kinds.Length)];
        var (first, second) = (Actors[Next(Actors.Length)], Actors[Next(Actors.Length)]);
        var day = new DateOnly(2017, 1, 1).AddDays(Next(3_600));
        var geoPrecision = Next(10) is var g && g < 6 ? 1 : g < 9 ? 2 : 3;
        // Within five kilometres of the town, so that no point falls into the sea or another province and is warned of.
        var (lat, lon) = geoPrecision == 3 ? (town.Lat, town.Lon) : (town.Lat + (Next(4_000) - 2_000) / 4e4, town.Lon + (Next(4_000) - 2_000) / 4e4);
        var killed = Next(3) == 0 ? Next(kind.MostKilled + 1) : 0;
        var civilians = first.Inter == "Civilians" || second.Inter == "Civilians" ? "Civilian targeting" : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"{town.Prefix}{number + 1},{day:yyyy-MM-dd},{day.Year},{(Next(20) == 0 ? 2 : 1)},{kind.Disorder},{kind.Type},{kind.Sub},{first.Name},,{first.Inter},"
            + $"{second.Name},,{second.Inter},{first.Inter}-{second.Inter},{civilians},{town.Iso},Caucasus and Central Asia,{town.Country},{town.Admin1},{town.Admin2},,"
            + $"{town.Town},{lat:0.0000},{lon:0.0000},{geoPrecision},{Sources[Next(Sources.Length)]},National,"
            + $"\"On {day:d MMMM yyyy}, {first.Name} and {second.Name} were involved in an event coded as {kind.Sub} near {town.Town} ({town.Admin1}, {town.Country}), "
            + $"as generated for measuring. {(killed > 0 ? $"{killed} people were killed." : "No casualties were reported.")}\",{killed},,{1_600_000_000 + Next(100_000_000)}");

        int Next(int below)
        {
            // SplitMix64
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (int)((z ^ (z >> 31)) % (ulong)below);
        }
    }
}
