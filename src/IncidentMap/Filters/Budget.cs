namespace IncidentMap.Filters;

/// <summary>
/// How much a filter may hold. What is read is counted, so that no input can exhaust the stack, the memory or the database:
/// a stack overflow would end the whole server.
/// </summary>
public sealed class Budget
{
    /// <summary>Characters, of either encoding.</summary>
    public const int Length = 8_192;

    public const int Depth = 64;
    public const int Operands = 1_000;
    public const int Vertices = 2_000;

    private int depth;
    private int operands;
    private int vertices;

    /// <exception cref="BadInputException">It is too long, or holds what the database cannot: NUL, or half of a pair of surrogates.</exception>
    internal static void Check(string filter)
    {
        if (filter.Length > Length)
            throw Refusal.Bad($"The filter has {filter.Length} characters; at most {Length} are taken.");
        if (Refusal.Unkept(filter) is { } column)
            throw Refusal.Bad($"The filter holds no character at column {column}: NUL, or half of one.");
    }

    /// <summary>One level further in, until <see cref="Leave"/>.</summary>
    internal void Enter(SourcePosition at)
    {
        if (++depth > Depth)
            throw Refusal.Bad($"The filter is nested more than {Depth} deep at {at}.");
    }

    internal void Leave() => depth--;

    /// <summary>What was built of a chain such as <c>1 + 2 + 3</c> is as deep as the chain is long.</summary>
    internal void CheckChain(int links, SourcePosition at)
    {
        if (depth + links > Depth)
            throw Refusal.Bad($"The arithmetic is more than {Depth} deep at {at}.");
    }

    internal void CountOperand(SourcePosition at)
    {
        if (++operands > Operands)
            throw Refusal.Bad($"The filter has more than {Operands} operands, the last at {at}.");
    }

    internal void CountVertex(SourcePosition at)
    {
        if (++vertices > Vertices)
            throw Refusal.Bad($"The geometries have more than {Vertices} vertices, the last at {at}.");
    }
}
