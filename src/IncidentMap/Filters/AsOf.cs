using Microsoft.EntityFrameworkCore;

namespace IncidentMap.Filters;

/// <summary>The rows of a table as they would have been at the end of a day.</summary>
public static class AsOf
{
    /// <summary>Its name in queries.</summary>
    public const string Parameter = "asOf";

    /// <summary>From the function <c>TABLE_as_of(day)</c>, as which all of a query may go on.</summary>
    public static IQueryable<T> RowsAsOf<T>(this DbContext db, DateOnly day) where T : class
    {
        var entity = db.Model.FindEntityType(typeof(T))!;

        // EF Core reads a complex property of such rows under another name than of the table (dotnet/efcore#38303): give both.
        var parts = entity.GetComplexProperties().SelectMany(part => part.ComplexType.GetProperties())
            .Select(p => $", {p.GetTableColumnMappings().Single().Column.Name} AS \"{p.GetDefaultColumnMappings().Single().Column.Name}\"");
        var sql = $"SELECT *{string.Concat(parts)} FROM {entity.GetTableName()}_as_of({{0}})";
        return db.Set<T>().FromSqlRaw(sql, day);
    }

    /// <summary>The civil day that <c>asOf</c> names.</summary>
    /// <exception cref="BadInputException">It is no day.</exception>
    public static DateOnly Parse(string text) => Moment.Parse(text, Parameter) is { Instant: null } moment
        ? moment.Day
        : throw new BadInputException(Parameter, $"{BadInputException.Quote(text)} is an instant; write a day such as 2021-08-29.");
}
