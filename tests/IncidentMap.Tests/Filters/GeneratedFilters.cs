using CsCheck;
using IncidentMap.Filters;
using IncidentMap.GeoJson;
using NetTopologySuite.Geometries;

namespace IncidentMap.Tests.Filters;

/// <summary>Filters of every kind, with values that try the edges of both encodings.</summary>
internal static class GeneratedFilters
{
    private static readonly GeometryFactory Crs84 = new(new PrecisionModel(), 4326);

    private static readonly Gen<string> Words = Gen.OneOf(
        Gen.OneOf("", "Kabul", "O'Hara", "50% off\\_all", "\\", "''", "\\'", "\"", "كابل", "é\u0301", "\U0001F4A5", "\t\n", "AND", "{}", "¤"),
        Gen.String[Gen.Char[' ', '\u02ff'], 0, 12]);

    private static readonly Gen<decimal> Numbers = Gen.OneOf(
        Gen.Int.Select(i => (decimal)i),
        Gen.OneOf(1m, -1m, 0.5m, -2.25m, 1e20m, 0.000001m, decimal.MaxValue, decimal.MinValue));

    private static readonly Gen<DateOnly> Days = Gen.OneOf(
        Gen.Int[700_000, 740_000].Select(DateOnly.FromDayNumber), Gen.OneOf(DateOnly.MinValue, DateOnly.MaxValue));

    private static readonly Gen<DateTime> Instants = Gen.OneOf(
        Gen.Long[630_000_000_000_000_000, 640_000_000_000_000_000].Select(t => new DateTime(t, DateTimeKind.Utc)),
        Gen.OneOf(DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc), DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc)));

    private static readonly Gen<TimeOnly> Times = Gen.Int[0, 86_399].Select(s => TimeOnly.FromTimeSpan(TimeSpan.FromSeconds(s)));

    private static readonly Gen<Coordinate> Positions = Gen.Select(Gen.Double[-180, 180], Gen.Double[-90, 90], (x, y) => new Coordinate(x, y));

    /// <summary>A filter nested at most so deep.</summary>
    public static Gen<Filter> Filters(int depth) => depth == 0 ? Predicates : Gen.Frequency(
        (4, Predicates),
        (1, Filters(depth - 1).List[2, 4].Select(parts => (Filter)new And(parts))),
        (1, Filters(depth - 1).List[2, 4].Select(parts => (Filter)new Or(parts))),
        (1, Filters(depth - 1).Select(part => (Filter)new Not(part))),
        (1, Gen.Bool.Select(b => (Filter)new BooleanLiteral(b))));

    private static Gen<Filter> Predicates => Gen.OneOf(
        Compared(Texts(2)), Compared(Integers(2)), Compared(Moments), Compared(ClockTimes),
        Gen.Select(Texts(1), Patterns, (text, pattern) => (Filter)new IsLike(text, pattern)),
        NotConstant.Select(term => (Filter)new IsNull(term)),
        Gen.Select(Gen.Enum<SpatialFunction>(), Shapes, Gen.Bool, (f, shape, first) => (Filter)(first
            ? new SpatialPredicate(f, Name("geometry"), shape) : new SpatialPredicate(f, shape, Name("geometry")))),
        Gen.Select(Gen.Enum<TemporalFunction>(), Spans, Spans, (f, one, other) => (Filter)new TemporalPredicate(f, one, other)),
        Gen.Select(Gen.Enum<ArrayFunction>(), Words.List[0, 3], Gen.OneOf("actors", "claimed_by"), (f, words, list) =>
            (Filter)new ArrayPredicate(f, Name(list), new ArrayLiteral(words))));

    private static Gen<Filter> Compared(Gen<Term> terms) => Gen.OneOf(
        Gen.Select(terms, Gen.Enum<ComparisonOperator>(), terms, (left, op, right) => (Filter)new Comparison(left, op, right)),
        Gen.Select(terms, terms, terms, (term, low, high) => (Filter)new IsBetween(term, low, high)),
        Gen.Select(terms, terms.List[1, 3], (term, items) => (Filter)new IsInList(term, items)))
        .Where(f => f is not Comparison { Left: Literal { Value: TimeOnly }, Right: Literal } and not IsBetween { Operand: Literal } and not IsInList { Operand: Literal });

    private static Gen<Term> Texts(int depth) => depth == 0
        ? Gen.OneOf(Names("title", "country", "status", "place"), Words.Select(w => (Term)new Literal(w)))
        : Gen.Frequency(
            (3, Texts(0)),
            (1, Texts(depth - 1).Select(t => (Term)new CaseInsensitive(t))),
            (1, Texts(depth - 1).Select(t => (Term)new AccentInsensitive(t))),
            (1, Texts(depth - 1).Select(t => Call("lower", t))));

    private static Gen<Term> Integers(int depth) => depth == 0
        ? Gen.OneOf(Names("killed_best", "killed_low", "report_count"), Numbers.Select(n => (Term)new Literal(n)))
        : Gen.Frequency(
            (3, Integers(0)),
            (1, Texts(0).Select(t => Call("char_length", t))),
            (1, Names("date_start", "occurred_at").Select(t => Call("year", t))),
            (1, Positions.Select(p => Call("distance_m", Name("geometry"), new GeometryLiteral(Crs84.CreatePoint(p))))),
            (2, Gen.Select(Integers(depth - 1), Gen.Enum<ArithmeticOperator>(), Integers(depth - 1), (a, op, b) => (Term)new Arithmetic(a, op, b)).Where(IsKept)));

    // What is constant is worked out while it is read, and a power within a power is refused.
    private static bool IsKept(Term term) => term is Arithmetic a
        && !(a.Left is Literal && a.Right is Literal) && a.Right is not Literal { Value: 0m }
        && (a.Operator != ArithmeticOperator.Power || (a.Left is not Arithmetic && a.Right is not Arithmetic));

    private static Gen<Term> Moments => Gen.OneOf(
        Names("date_start", "date_end", "occurred_at"), Days.Select(d => (Term)new Literal(d)), Instants.Select(i => (Term)new Literal(i)));

    private static Gen<Term> ClockTimes => Gen.OneOf(Names("local_time"), Times.Select(t => (Term)new Literal(t)));

    private static Gen<Term> NotConstant => Gen.OneOf(Names("weapon", "geometry", "actors", "date", "killed_best", "occurred_at"), Texts(0).Select(t => Call("lower", t)));

    private static Gen<Term> Patterns => Gen.Select(Words, Gen.Int[0, 2], (word, wrapped) => wrapped switch
    {
        0 => (Term)new Literal(word),
        1 => new CaseInsensitive(new Literal(word)),
        _ => new AccentInsensitive(new CaseInsensitive(new Literal(word))),
    });

    private static Gen<Term> Spans => Gen.OneOf(
        Moments, Names("date"),
        Gen.Select(Days, Days, Gen.Int[0, 3], (a, b, open) => (Term)new IntervalInstance(
            open == 1 ? null : new Literal(a < b ? a : b), open == 2 ? null : new Literal(a < b ? b : a))),
        Gen.Select(Instants, (Gen<Term>)Names("occurred_at"), (a, b) => (Term)new IntervalInstance(new Literal(a), b)));

    private static Gen<Term> Shapes => Gen.OneOf(
        Positions.Select(p => (Geometry)Crs84.CreatePoint(p)),
        Positions.Array[2, 4].Select(p => (Geometry)Crs84.CreateLineString(p)),
        Gen.Select(Positions, Positions, Box).Where(b => b.IsValid),
        Positions.Array[1, 3].Select(p => (Geometry)Crs84.CreateMultiPointFromCoords(p)),
        Gen.Select(Positions, Positions, Box).Where(b => b.IsValid).Select(b => (Geometry)Crs84.CreateMultiPolygon([(Polygon)b])))
        .Select(g => (Term)new GeometryLiteral(g))
        .OrElse(Gen.Select(Positions, Positions, (a, b) => (Term)new BoxLiteral(BoundingBox.Of([a.X, Math.Min(a.Y, b.Y), b.X, Math.Max(a.Y, b.Y)]))));

    private static Geometry Box(Coordinate a, Coordinate b) =>
        Crs84.CreatePolygon([a, new Coordinate(b.X, a.Y), b, new Coordinate(a.X, b.Y), a.Copy()]);

    private static Gen<T> OrElse<T>(this Gen<T> one, Gen<T> other) => Gen.OneOf(one, other);

    private static Gen<Term> Names(params string[] names) => Gen.OneOf<string>(names).Select(n => (Term)Name(n));

    private static PropertyName Name(string name) => new(Published.Incidents.Queryables.Find(name)!);

    private static Term Call(string function, params Term[] arguments) => new FunctionCall(Function.Find(function)!, arguments);
}
