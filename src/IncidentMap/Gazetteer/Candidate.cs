namespace IncidentMap.Gazetteer;

/// <summary>By which of a place's names it was found. <c>Beginning</c>: what was asked for is how the name begins.</summary>
public enum NameMatch { Primary, Alternate, Fuzzy, Beginning }

/// <summary>A place that a name may mean.</summary>
/// <param name="Place">With the precision that a match on it gives.</param>
/// <param name="Score">From 0 to 1: how well name, kind and parents fit, and how likely such a place is named.</param>
/// <param name="Match">How the name matched.</param>
/// <param name="Name">The place's name that matched.</param>
public sealed record Candidate(Place Place, double Score, NameMatch Match, string Name);

/// <summary>What a name may mean, best first.</summary>
/// <param name="Candidates">None where the gazetteer knows nothing like it.</param>
/// <param name="Rivals">
/// How many of the first candidates could be meant: 0 where there are none, 1 where the first is the answer, more where
/// nothing tells them apart. A place and the district or province it lies in are no rivals: they differ in precision only.
/// </param>
/// <param name="Doubtful">The first candidate is too far from what was asked to be taken for it.</param>
public sealed record GeocodeAnswer(IReadOnlyList<Candidate> Candidates, int Rivals, bool Doubtful)
{
    /// <summary>There are candidates and none of them is safe to take.</summary>
    public bool Ambiguous => Rivals > 1 || Doubtful;

    /// <summary>The one place that is meant, or null.</summary>
    public Candidate? Best => Rivals == 1 && !Doubtful ? Candidates[0] : null;
}
