namespace IncidentMap.Importing;

/// <summary>What GTD's types of attack and weapon are among ACLED's event types.</summary>
internal sealed class GtdAttack(Row row)
{
    /// <summary>Types by number, with a word of the text that belongs to each.</summary>
    private static readonly (string Word, string Label)[] Types =
    [
        ("Assassination", "Assassination"), ("Armed Assault", "Armed assault"), ("Bombing", "Bombing"), ("Hijacking", "Hijacking"), ("Barricade", "Hostage taking"),
        ("Kidnapping", "Kidnapping"), ("Facility", "Attack on a facility"), ("Unarmed", "Unarmed assault"), ("Unknown", "Attack"),
    ];

    private readonly Column type = row.Find("attacktype1"), typeText = row.Find("attacktype1_txt"), suicide = row.Find("suicide"),
        targetType = row.Find("targtype1"), weapon = row.Find("weaptype1_txt"), subweapon = row.Find("weapsubtype1_txt");

    /// <summary>Our type and sub type, and what to call it in a title.</summary>
    public (string Type, string? Subtype, string Label) Kind()
    {
        var code = Agreed();
        var label = Types[code - 1].Label;
        var explosives = Has(weapon, "Explosives");
        if (row.Code(suicide) == 1 && (explosives || code == 3))
            return ("explosions_remote_violence", "suicide_bomb", "Suicide bomb");
        if (Has(weapon, "Chemical"))
            return ("explosions_remote_violence", "chemical_weapon", label);
        if (code == 3 || (explosives && code is 1 or 2 or 9))
            return ("explosions_remote_violence", Explosive(), label);
        return code switch
        {
            6 => ("violence_against_civilians", "abduction_forced_disappearance", label),
            7 => ("strategic_developments", "looting_property_destruction", label),
            1 or 2 when row.Code(targetType) is 3 or 4 or 17 => ("battles", null, label), // police, military, militias
            1 or 2 or 8 => ("violence_against_civilians", "attack", label),
            _ => ("violence_against_civilians", null, label),
        };
    }

    /// <summary><c>explosives, vehicle</c>; null where it is unknown.</summary>
    public string? Weapon()
    {
        var name = row.Name(weapon);
        var finer = row.Name(subweapon);
        if (name is null or "Unknown" or ".")
            return null;
        return (finer is null or "." || finer.StartsWith("Unknown", StringComparison.OrdinalIgnoreCase) ? name : $"{name}, {finer}").ToLowerInvariant();
    }

    /// <summary>The code where its text says the same; they part where a table was sorted column by column.</summary>
    private int Agreed()
    {
        var code = row.Code(type) is >= 1 and <= 9 and var known ? known : 9;
        if (row.Cell(typeText).IsEmpty || Has(typeText, Types[code - 1].Word))
            return code;
        row.Warn(typeText, $"it does not go with attacktype1 {row.Cell(type)}; the type of attack is taken as unknown.");
        return 9;
    }

    private string? Explosive()
    {
        if (Has(subweapon, "Grenade"))
            return "grenade";
        if (Has(subweapon, "Projectile"))
            return "shelling_artillery_missile_attack";
        if (Has(subweapon, "Suicide"))
            return "suicide_bomb";
        return Has(subweapon, "Mine") || Has(subweapon, "Remote") || Has(subweapon, "Trigger") || Has(subweapon, "Time Fuse") || Has(subweapon, "Vehicle")
            ? "remote_explosive_landmine_ied"
            : null;
    }

    private bool Has(Column column, string word) => row.Cell(column).Contains(word, StringComparison.OrdinalIgnoreCase);
}
