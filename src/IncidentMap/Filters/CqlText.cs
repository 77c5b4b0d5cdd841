namespace IncidentMap.Filters;

/// <summary>
/// CQL2 text (OGC 21-065r2, Annex B): one method for each rule of its BNF, named as there. A bracket may hold a boolean or a
/// number, which only its end tells; so the rules between <see cref="BooleanExpression"/> and <see cref="ArithmeticFactor"/>
/// give either, instead of trying one and going back, which nested brackets could make go on for ever.
/// </summary>
public sealed partial class CqlText
{
    private readonly CqlTokens tokens;
    private readonly QueryableNames names;
    private readonly Budget budget = new();

    private readonly Shapes shapes;

    private CqlText(string text, QueryableNames names, Crs crs) => (tokens, this.names, shapes) = (new CqlTokens(text), names, new Shapes(crs));

    /// <param name="text">The filter.</param>
    /// <param name="names">What it may name.</param>
    /// <param name="crs">What its geometries are in; CRS84 unless given.</param>
    /// <exception cref="BadInputException">The filter is not understood; the message names the column and what was expected there.</exception>
    public static Filter Parse(string text, QueryableNames names, Crs? crs = null)
    {
        Budget.Check(text);
        var reading = new CqlText(text, names, crs ?? Crs.Crs84);
        var filter = reading.Boolean(reading.BooleanExpression());
        return reading.tokens.Current.Kind == TokenKind.End ? filter : throw reading.tokens.Expected("AND, OR or the end");
    }

    private Operand BooleanExpression()
    {
        var first = BooleanTerm();
        if (!tokens.Current.Is("OR"))
            return first;
        var parts = new List<Filter> { Boolean(first) };
        while (tokens.TryTake("OR"))
            parts.Add(Boolean(BooleanTerm()));
        return new Operand(new Or(parts), first.At);
    }

    private Operand BooleanTerm()
    {
        var first = BooleanFactor();
        if (!tokens.Current.Is("AND"))
            return first;
        var parts = new List<Filter> { Boolean(first) };
        while (tokens.TryTake("AND"))
            parts.Add(Boolean(BooleanFactor()));
        return new Operand(new And(parts), first.At);
    }

    private Operand BooleanFactor()
    {
        var at = tokens.Current.At;
        if (!tokens.TryTake("NOT"))
            return BooleanPrimary();
        budget.Enter(at);
        var part = Boolean(BooleanFactor());
        budget.Leave();
        return new Operand(new Not(part), at);
    }

    private Operand BooleanPrimary()
    {
        var start = tokens.Current;
        return tokens.Following.Is("(") && start.Kind == TokenKind.Identifier && Predicate(start) is { } predicate
            ? new Operand(predicate, start.At)
            : ComparisonPredicate();
    }

    /// <summary><c>spatialPredicate</c>, <c>temporalPredicate</c> or <c>arrayPredicate</c>; null where it begins as none.</summary>
    private Filter? Predicate(Token name)
    {
        if (Typed.PredicateOfTwo(name.Text) is not { } predicate)
            return null;
        Func<Operand> expression = char.ToUpperInvariant(name.Text[0]) switch
        {
            'S' => GeomExpression,
            'T' => TemporalExpression,
            _ => ArrayExpression,
        };
        tokens.Take();
        tokens.Expect("(", "(");
        var left = expression();
        tokens.Expect(",", "a comma");
        var right = expression();
        tokens.Expect(")", ")");
        return predicate(left, right);
    }

    private Operand ComparisonPredicate()
    {
        var left = ScalarExpression();
        if (left.Term is null)
            return left;
        if (tokens.Current.Kind == TokenKind.Symbol && Spelling.Comparison.TryRead(tokens.Current.Text, out var @operator))
        {
            tokens.Take();
            return new Operand(Typed.Comparison(left, @operator, Scalar()), left.At);
        }
        var not = tokens.Current.Is("NOT") && tokens.Following.Kind == TokenKind.Identifier ? tokens.Take() : default;
        if ((IsLikePredicate(left) ?? IsBetweenPredicate(left) ?? IsInListPredicate(left)) is { } predicate)
            return new Operand(not.Text is null ? predicate : new Not(predicate), left.At);
        if (not.Text is not null)
            throw tokens.Expected("LIKE, BETWEEN or IN");
        if (IsNullPredicate(left) is { } isNull)
            return new Operand(isNull, left.At);
        return left.Term is Literal { Value: bool literal } ? new Operand(new BooleanLiteral(literal), left.At) : left;
    }

    /// <summary>ILIKE is how GDAL writes a LIKE that leaves the case aside.</summary>
    private Filter? IsLikePredicate(Operand operand)
    {
        var caseInsensitive = tokens.Current.Is("ILIKE");
        return tokens.TryTake(caseInsensitive ? "ILIKE" : "LIKE") ? Typed.IsLike(operand, Scalar(), caseInsensitive) : null;
    }

    private Filter? IsBetweenPredicate(Operand operand)
    {
        if (!tokens.TryTake("BETWEEN"))
            return null;
        var low = Scalar();
        tokens.Expect("AND", "AND");
        return Typed.IsBetween(operand, low, Scalar());
    }

    private Filter? IsInListPredicate(Operand operand)
    {
        if (!tokens.TryTake("IN"))
            return null;
        tokens.Expect("(", "(");
        var items = InList();
        tokens.Expect(")", "a comma or )");
        return Typed.IsInList(operand, items);
    }

    private List<Operand> InList()
    {
        var items = new List<Operand>();
        do
            items.Add(Scalar());
        while (tokens.TryTake(","));
        return items;
    }

    private Filter? IsNullPredicate(Operand operand)
    {
        if (!tokens.TryTake("IS"))
            return null;
        var not = tokens.TryTake("NOT");
        tokens.Expect("NULL", not ? "NULL" : "NULL or NOT NULL");
        var isNull = Typed.IsNull(operand);
        return not ? new Not(isNull) : isNull;
    }

    private Filter Boolean(Operand operand) =>
        operand.Filter ?? throw tokens.Expected("a comparison such as = or LIKE");
}
