namespace IncidentMap.Filters;

/// <summary>Which features to keep: a tree in the terms of CQL2, whatever the caller wrote it in.</summary>
public abstract record Filter;

/// <summary>Features that all parts keep; with no parts, every feature.</summary>
public sealed record And(IReadOnlyList<Filter> Parts) : Filter;

/// <summary><c>property = value</c>. The value is of the property's own .NET type.</summary>
public sealed record Equal(QueryableProperty Property, object Value) : Filter;

/// <summary><c>A_CONTAINS(property, ('value'))</c></summary>
public sealed record Contains(QueryableProperty Property, string Value) : Filter;

/// <summary>Features whose point lies in the box or on its edge, and those without a point (Part 1, /req/core/fc-bbox-response C).</summary>
public sealed record InBox(BoundingBox Box) : Filter;

/// <summary>
/// Features of whose time some part lies in the interval. Days are compared with the civil days of the feature as they are,
/// never shifted by a zone; an instant with the feature's own instant where that is known, else its UTC day with the civil days.
/// </summary>
public sealed record During(Interval Interval) : Filter;

/// <summary>The feature with this id.</summary>
public sealed record HasId(int Id) : Filter;
