using NetTopologySuite.Geometries;

namespace IncidentMap.Filters;

/// <summary>Which features to keep: a tree in the terms of CQL2 1.0 (OGC 21-065r2), whatever the caller wrote it in.</summary>
public abstract record Filter;

/// <summary>Features that all parts keep; with no parts, every feature.</summary>
public sealed record And(IReadOnlyList<Filter> Parts) : Filter;

/// <summary>Features that some part keeps.</summary>
public sealed record Or(IReadOnlyList<Filter> Parts) : Filter;

/// <summary>Features that the part surely does not keep: what is unknown is left out by a part and by its opposite.</summary>
public sealed record Not(Filter Part) : Filter;

/// <summary><c>TRUE</c> or <c>FALSE</c></summary>
public sealed record BooleanLiteral(bool Value) : Filter;

/// <summary><c>killed_best &gt; 5</c></summary>
public sealed record Comparison(Term Left, ComparisonOperator Operator, Term Right) : Filter;

/// <summary><c>title LIKE 'Bomb%'</c>; % stands for any letters, _ for one, and a backslash before them takes that from them.</summary>
public sealed record IsLike(Term Operand, Term Pattern) : Filter;

/// <summary><c>killed_best BETWEEN 5 AND 10</c>, ends included.</summary>
public sealed record IsBetween(Term Operand, Term Low, Term High) : Filter;

/// <summary><c>country IN ('AF', 'PK')</c></summary>
public sealed record IsInList(Term Operand, IReadOnlyList<Term> Items) : Filter;

/// <summary><c>weapon IS NULL</c></summary>
public sealed record IsNull(Term Operand) : Filter;

/// <summary><c>S_INTERSECTS(geometry, BBOX(66, 24, 71, 35))</c>; unlike <see cref="InBox"/> it leaves out features without a point.</summary>
public sealed record SpatialPredicate(SpatialFunction Function, Term Left, Term Right) : Filter;

/// <summary><c>T_INTERSECTS(date, INTERVAL('2021-08-01', '..'))</c></summary>
public sealed record TemporalPredicate(TemporalFunction Function, Term Left, Term Right) : Filter;

/// <summary><c>A_CONTAINS(actors, ('Islamic State'))</c></summary>
public sealed record ArrayPredicate(ArrayFunction Function, Term Left, Term Right) : Filter;

/// <summary>Features whose point lies in the box or on its edge.</summary>
public sealed record InBox(BoundingBox Box) : Filter
{
    /// <summary>Whether those without a point are kept too, as Part 1 has it (/req/core/fc-bbox-response C).</summary>
    public bool OrUnplaced { get; init; } = true;
}

/// <summary>The same of an area in any CRS that the database knows, by the area's SRID.</summary>
public sealed record InArea(Geometry Area) : Filter
{
    /// <inheritdoc cref="InBox.OrUnplaced"/>
    public bool OrUnplaced { get; init; } = true;
}

/// <summary>
/// Features of whose time some part lies in the interval. Days are compared with the civil days of the feature as they are,
/// never shifted by a zone; an instant with the feature's own instant where that is known, else its UTC day with the civil days.
/// </summary>
public sealed record During(Interval Interval) : Filter;

/// <summary>Features in whose texts every word occurs or begins a word, whatever its case and accents; none where there is no word.</summary>
public sealed record HasWords(string Words) : Filter
{
    /// <summary>More letters are no question of a reader's.</summary>
    private const int Longest = 200;

    /// <exception cref="BadInputException">The text is too long.</exception>
    public static HasWords Parse(string text, string parameter) => text.Length <= Longest
        ? new HasWords(text)
        : throw new BadInputException(parameter, $"'{parameter}' has {text.Length} characters; {Longest} are the most.");
}

/// <summary>The features with these ids.</summary>
public sealed record HasId(params IReadOnlyList<int> Ids) : Filter;
