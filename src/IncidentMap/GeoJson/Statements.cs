using System.Collections.Concurrent;
using System.Data.Common;
using System.Linq.Expressions;
using IncidentMap.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using NetTopologySuite.Geometries;
using Npgsql;

namespace IncidentMap.GeoJson;

/// <summary>
/// Remembers the SQL that EF Core made of a question, to ask it again with other values: for a page of ten, translating costs
/// several times what sending the rows does. Questions share their SQL where their predicates differ in values only and all
/// else that shapes a statement is alike.
/// </summary>
internal sealed class Statements
{
    // Filters are free text, so there is no end of shapes.
    private const int Most = 500;

    private readonly ConcurrentDictionary<Shape, Statement?> known = new();

    /// <summary>The command for a predicate and further values.</summary>
    /// <param name="db">Whose connection it is to run on.</param>
    /// <param name="predicate">With its values captured.</param>
    /// <param name="rest">All else that shapes the SQL, in words.</param>
    /// <param name="values">The values besides those of the predicate.</param>
    /// <param name="translate">Has EF Core translate the question for a predicate and values of the same types.</param>
    public DbCommand Command(DbContext db, LambdaExpression predicate, string rest, object?[] values, Func<LambdaExpression, object?[], DbCommand> translate)
    {
        var taken = new ValuesTaken();
        var shape = new Shape(taken.Visit(predicate.Body), rest);
        if (!known.TryGetValue(shape, out var statement))
        {
            if (known.Count >= Most)
                known.Clear();
            // Null: no statement can be made of this shape, so each question of it is translated anew.
            statement = known[shape] = Statement.Of(predicate, taken, [.. taken.Values, .. values], values.Length, translate);
        }
        object?[] all = [.. taken.Values, .. values];
        return statement is null || Array.Exists(all, v => v is null) ? translate(predicate, values) : statement.Command(db, all!);
    }

    private readonly record struct Shape(Expression Predicate, string Rest)
    {
        public bool Equals(Shape other) => Rest == other.Rest && ExpressionEqualityComparer.Instance.Equals(Predicate, other.Predicate);

        public override int GetHashCode() => HashCode.Combine(Rest, ExpressionEqualityComparer.Instance.GetHashCode(Predicate));
    }

    /// <summary>An expression without its values, which are kept in the order they stood in; one that stands in two places is one.</summary>
    private sealed class ValuesTaken : ExpressionVisitor
    {
        private readonly List<ICaptured> captured = [];

        public IEnumerable<object?> Values => captured.Select(c => c.Value);

        /// <summary>Another expression of the same shape, with these values.</summary>
        public Expression Put(Expression predicate, object[] values) => new ValuesPut(captured, values).Visit(predicate);

        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Expression is not ConstantExpression { Value: ICaptured value })
                return base.VisitMember(node);
            var place = captured.IndexOf(value);
            if (place < 0)
                captured.Insert(place = captured.Count, value);
            return Expression.Parameter(node.Type, $"value{place}");
        }
    }

    private sealed class ValuesPut(List<ICaptured> captured, object[] values) : ExpressionVisitor
    {
        private readonly Dictionary<int, Expression> put = [];

        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Expression is not ConstantExpression { Value: ICaptured value })
                return base.VisitMember(node);
            var place = captured.IndexOf(value);
            if (!put.TryGetValue(place, out var other))
                put.Add(place, other = Captured.Of(values[place], node.Type));
            return other;
        }
    }

    /// <summary>SQL, and which value each of its parameters takes.</summary>
    private sealed class Statement(string sql, (NpgsqlParameter Parameter, int Value)[] parameters)
    {
        /// <summary>
        /// To tell which value went into which parameter, the question is translated with values that stand out. Null where
        /// that does not tell, as of a value that EF Core had made another of.
        /// </summary>
        public static Statement? Of(LambdaExpression predicate, ValuesTaken taken, object?[] values, int further, Func<LambdaExpression, object?[], DbCommand> translate)
        {
            if (Array.Exists(values, v => v is null))
                return null;
            var marked = values.Select((value, i) => Marked(value!, i)).ToArray();
            var question = Expression.Lambda(predicate.Type, taken.Put(predicate.Body, marked), predicate.Parameters);
            using var command = translate(question, marked[^further..]);
            var parameters = command.Parameters.Cast<NpgsqlParameter>().Select(p => (Parameter: p, Value: Only(marked, p.Value))).ToArray();
            return parameters.All(p => p.Value >= 0) && parameters.Select(p => p.Value).Distinct().Count() == marked.Length
                ? new Statement(command.CommandText, parameters)
                : null;
        }

        public NpgsqlCommand Command(DbContext db, object[] values)
        {
            var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection());
            if (db.Database.GetCommandTimeout() is { } timeout)
                command.CommandTimeout = timeout;
            foreach (var (parameter, value) in parameters)
            {
                var copy = parameter.Clone();
                copy.Value = values[value];
                command.Parameters.Add(copy);
            }
            return command;
        }

        private static int Only(object[] marked, object? value)
        {
            var found = Array.FindIndex(marked, m => Same(m, value));
            return found >= 0 && Array.FindLastIndex(marked, m => Same(m, value)) == found ? found : -1;
        }

        private static bool Same(object marked, object? value) =>
            ReferenceEquals(marked, value) || (marked is not (Array or Geometry) && marked.Equals(value));

        /// <summary>A value of the same type that no other of the question has, as far as the type allows.</summary>
        private static object Marked(object value, int i) => value switch
        {
            int => 1_900_000_000 + i,
            decimal => 1_900_000_000.5m + i,
            double => 1_900_000_000.5 + i,
            string => $"\ue000{i}",
            DateOnly => new DateOnly(1, 1, 2).AddDays(i),
            DateTime => new DateTime(1, 1, 2, 0, 0, 0, DateTimeKind.Utc).AddDays(i),
            TimeOnly => new TimeOnly(3, 4, 5).Add(TimeSpan.FromTicks(10 * i)),
            Geometry geometry => geometry.Copy(),
            Array array => array.Clone(),
            _ => value,
        };
    }
}
