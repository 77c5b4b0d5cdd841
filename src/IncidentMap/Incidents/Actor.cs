namespace IncidentMap.Incidents;

/// <summary>An armed group, force or kind of people; never a private person.</summary>
public sealed class Actor
{
    public int Id { get; set; }

    /// <summary>The one name it is published under.</summary>
    public required string Name { get; set; }

    /// <summary>Other names and spellings that mean it.</summary>
    public string[] Aliases { get; set; } = [];

    public ActorKind Kind { get; set; }

    /// <summary>The batch that brought it; null where it ships with the program.</summary>
    public int? BatchId { get; set; }
}

/// <summary>An actor's part in an incident.</summary>
public sealed class Participation
{
    /// <summary>Name of an <see cref="Incidents.Actor"/>.</summary>
    public required string Actor { get; set; }

    public ActorRole Role { get; set; }
}
