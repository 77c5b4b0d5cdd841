namespace IncidentMap.Filters;

public sealed partial class CqlText
{
    /// <summary>A value where only a value can stand.</summary>
    private Operand Scalar()
    {
        var operand = ScalarExpression();
        _ = operand.Value;
        return operand;
    }

    private Operand ScalarExpression() => ArithmeticExpression();

    private Operand ArithmeticExpression() => Chain(ArithmeticTerm, ArithmeticOperator.Plus, ArithmeticOperator.Minus);

    private Operand ArithmeticTerm() => Chain(PowerTerm, ArithmeticOperator.Times, ArithmeticOperator.Over, ArithmeticOperator.Modulo, ArithmeticOperator.Div);

    private Operand Chain(Func<Operand> part, params ReadOnlySpan<ArithmeticOperator> operators)
    {
        var left = part();
        for (var links = 1; left.Term is not null && Spelling.Arithmetic.TryRead(tokens.Current.Text, out var @operator)
            && tokens.Current.Kind is TokenKind.Symbol or TokenKind.Identifier && operators.Contains(@operator); links++)
        {
            budget.CheckChain(links, tokens.Take().At);
            left = new Operand(Typed.Arithmetic(left, @operator, part()), left.At);
        }
        return left;
    }

    private Operand PowerTerm()
    {
        var left = ArithmeticFactor();
        return left.Term is not null && tokens.TryTake("^")
            ? new Operand(Typed.Arithmetic(left, ArithmeticOperator.Power, ArithmeticFactor()), left.At)
            : left;
    }

    private Operand ArithmeticFactor()
    {
        var start = tokens.Current;
        if (start.Is("-") || start.Is("+"))
        {
            tokens.Take();
            budget.Enter(start.At);
            var operand = ArithmeticFactor();
            budget.Leave();
            // JSON knows no sign before an expression, so the tree has none either.
            return new Operand(Typed.Arithmetic(new Operand(new Literal(start.Is("-") ? -1m : 1m), start.At), ArithmeticOperator.Times, operand), start.At);
        }
        if (!start.Is("("))
            return ArithmeticOperand();
        tokens.Take();
        budget.Enter(start.At);
        var inner = BooleanExpression();
        budget.Leave();
        tokens.Expect(")", inner.Filter is null ? "an operator or )" : "AND, OR or )");
        return inner;
    }

    /// <summary>With all else that stands where a number may: texts, days, properties, functions.</summary>
    private Operand ArithmeticOperand()
    {
        var start = tokens.Current;
        budget.CountOperand(start.At);
        switch (start.Kind)
        {
            case TokenKind.Number:
                tokens.Take();
                return new Operand(Typed.Number(start.Text, start.At), start.At);
            case TokenKind.Text:
                tokens.Take();
                return new Operand(new Literal(start.Text), start.At);
            case TokenKind.QuotedIdentifier:
                return PropertyName();
            case TokenKind.Identifier when tokens.Following.Is("("):
                return new Operand(InstantInstance() ?? CharacterClause() ?? Function(), start.At);
            case TokenKind.Identifier when start.Is("TRUE") || start.Is("FALSE"):
                tokens.Take();
                return new Operand(new Literal(start.Is("TRUE")), start.At);
            case TokenKind.Identifier when !CqlTextWriter.IsReserved(start.Text):
                return PropertyName();
            default:
                throw tokens.Expected("a value");
        }
    }

    private Operand PropertyName()
    {
        var name = tokens.Take();
        return new Operand(Typed.Property(names, name.Text, name.At), name.At);
    }

    private Literal? InstantInstance()
    {
        var isDate = tokens.Current.Is("DATE");
        if (!isDate && !tokens.Current.Is("TIMESTAMP"))
            return null;
        tokens.Take();
        tokens.Expect("(", "(");
        var text = tokens.Current.Kind == TokenKind.Text
            ? tokens.Take()
            : throw tokens.Expected(isDate ? "a day in quotes" : "an instant in quotes");
        tokens.Expect(")", ")");
        return isDate ? Typed.Date(text.Text, text.At) : Typed.Timestamp(text.Text, text.At);
    }

    private Term? CharacterClause()
    {
        Func<Operand, Term>? make = tokens.Current.Is("CASEI") ? Typed.CaseI : tokens.Current.Is("ACCENTI") ? Typed.AccentI : null;
        if (make is null)
            return null;
        budget.Enter(tokens.Take().At);
        tokens.Expect("(", "(");
        var operand = Scalar();
        tokens.Expect(")", ")");
        budget.Leave();
        return make(operand);
    }

    private Term Function()
    {
        var name = tokens.Take();
        if (IncidentMap.Filters.Function.Find(name.Text) is null)
            throw Typed.NoFunction(name.Text, name.At);
        budget.Enter(name.At);
        tokens.Expect("(", "(");
        var arguments = new List<Operand>();
        if (!tokens.Current.Is(")"))
            do
                arguments.Add(Argument());
            while (tokens.TryTake(","));
        tokens.Expect(")", "a comma or )");
        budget.Leave();
        return Typed.Call(name.Text, name.At, arguments);
    }

    private Operand Argument() => SpatialInstance() ?? IntervalInstance() ?? Scalar();

    private Operand GeomExpression() => SpatialInstance() ?? Scalar();

    private Operand TemporalExpression() => IntervalInstance() ?? Scalar();

    private Operand ArrayExpression() => tokens.Current.Is("(") ? Array() : Scalar();

    private Operand Array()
    {
        var at = tokens.Take().At;
        var items = new List<Operand>();
        if (!tokens.Current.Is(")"))
            items = InList();
        tokens.Expect(")", "a comma or )");
        return new Operand(Typed.ArrayLiteral(items), at);
    }

    private Operand? IntervalInstance()
    {
        if (!tokens.Current.Is("INTERVAL") || !tokens.Following.Is("("))
            return null;
        var at = tokens.Take().At;
        tokens.Take();
        var start = InstantParameter();
        tokens.Expect(",", "a comma");
        var end = InstantParameter();
        tokens.Expect(")", ")");
        return new Operand(Typed.Interval(start, end, at), at);
    }

    private Term? InstantParameter()
    {
        if (tokens.Current is not { Kind: TokenKind.Text, Text: ".." })
            return Typed.Instant(Scalar());
        tokens.Take();
        return null;
    }
}
