using System.Linq.Expressions;

namespace IncidentMap.Filters;

/// <summary>
/// A value in a query. A member of a captured object is what EF Core takes for a parameter; a plain constant would be
/// written into the SQL, and every new value would be a new query to translate and to plan.
/// </summary>
internal static class Captured
{
    public static Expression Of<T>(T value) => Expression.Property(Expression.Constant(new Captured<T>(value)), nameof(Captured<>.Value));

    public static Expression Of(object? value, Type type) => Expression.Property(
        Expression.Constant(Activator.CreateInstance(typeof(Captured<>).MakeGenericType(type), value)), nameof(Captured<>.Value));
}

// No record: EF Core makes one parameter of two that are equal, and then the SQL would hang on the values.
internal sealed class Captured<T>(T value) : ICaptured
{
    public T Value { get; } = value;

    object? ICaptured.Value => Value;
}

internal interface ICaptured
{
    object? Value { get; }
}
