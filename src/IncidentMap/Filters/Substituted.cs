using System.Linq.Expressions;

namespace IncidentMap.Filters;

/// <summary>Puts expressions in the place of a lambda's parameters.</summary>
internal sealed class Substituted : ExpressionVisitor
{
    private readonly IReadOnlyList<ParameterExpression> parameters;
    private readonly Expression[] arguments;

    private Substituted(IReadOnlyList<ParameterExpression> parameters, Expression[] arguments) => (this.parameters, this.arguments) = (parameters, arguments);

    /// <summary>The lambda's body, of these arguments.</summary>
    public static Expression In(LambdaExpression value, params Expression[] arguments) => new Substituted(value.Parameters, arguments).Visit(value.Body);

    protected override Expression VisitParameter(ParameterExpression node)
    {
        for (var i = 0; i < arguments.Length; i++)
            if (node == parameters[i])
                return arguments[i];
        return node;
    }
}
