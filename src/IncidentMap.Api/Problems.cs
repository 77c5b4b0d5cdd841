using System.Net.Mime;
using IncidentMap.Filters;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Npgsql;

namespace IncidentMap.Api;

/// <summary>There is nothing under this address; the message names what was looked for.</summary>
internal sealed class NotFoundException(string message) : Exception(message);

/// <summary>The Accept header allows none of the forms that a resource comes in.</summary>
internal sealed class NotAcceptableException(string message) : Exception(message);

/// <summary>As much is under way as the server does at once; later it may be less.</summary>
internal sealed class BusyException(string message) : Exception(message);

/// <summary>The server cannot answer yet, and soon will.</summary>
internal sealed class NotReadyException(string message) : Exception(message);

/// <summary>Every refusal and failure leaves as problem+json (RFC 9457). The one table of which mistake gets which status.</summary>
internal static class Problems
{
    private static (int Status, string Title, string Detail) Of(Exception error) => error switch
    {
        BadInputException => (400, "Bad request", error.Message),
        BadHttpRequestException bad => (bad.StatusCode, "Bad request", "The request is not valid HTTP or is larger than this server takes."),
        NotFoundException => (404, "Not found", error.Message),
        NotAcceptableException => (406, "Not acceptable", error.Message),
        BusyException => (503, "Busy", error.Message),
        NotReadyException => (503, NotReady, error.Message),
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } =>
            (503, "Took too long", "The database took too long over this. Ask for less, with a smaller bbox, a shorter datetime or a smaller limit."),
        // So PostGIS speaks of coordinates that a projection was not made for.
        PostgresException { SqlState: PostgresErrorCodes.InternalError } far when far.MessageText.StartsWith("transform:", StringComparison.Ordinal) =>
            (400, "Bad request", "A place of this answer, or of the question, lies where the CRS asked for cannot express it. Ask within its area with bbox, or in another CRS."),
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn } =>
            (503, NotReady, "The database has not the tables of this version. Its operator can run: incidentmap migrate"),
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
            (503, NotReady, "The database refuses the connection. Its operator can check ConnectionStrings__IncidentMap."),
        PostgresException { IsTransient: true } => (503, NotReady, "The database cannot answer now. Try again in a while."),
        PostgresException => (500, Failed, Sorry),
        NpgsqlException => (503, NotReady, "The database does not answer."),
        // EF Core wraps what looks like a passing fault of the connection.
        InvalidOperationException { InnerException: NpgsqlException inner } => Of(inner),
        _ => (500, Failed, Sorry),
    };

    private const string NotReady = "Not ready";
    private const string Failed = "Internal error";
    private const string Sorry = "The server failed. The fault is in its log.";

    /// <summary>Only what is our fault or the database's is logged, once; a caller's mistake is told to the caller.</summary>
    public static ExceptionHandlerOptions Handling => new()
    {
        AllowStatusCode404Response = true,
        StatusCodeSelector = error => Of(error).Status,
        SuppressDiagnosticsCallback = context => Of(context.Exception).Status < 500 || context.Exception is NotReadyException or BusyException,
        ExceptionHandler = http =>
        {
            var error = http.Features.GetRequiredFeature<IExceptionHandlerFeature>().Error;
            var (status, title, detail) = Of(error);
            http.Response.StatusCode = status;
            if (status == StatusCodes.Status503ServiceUnavailable)
                http.Response.Headers.RetryAfter = error is BusyException ? "60" : "1";
            return Write(http, title, detail, (error as BadInputException)?.Parameter);
        },
    };

    /// <summary>A status that was set without a body: no such path, or a method that it does not have.</summary>
    public static Task WriteBare(StatusCodeContext context) => context.HttpContext.Response.StatusCode switch
    {
        404 => Write(context.HttpContext, "Not found", "There is nothing at this address. The API begins at /ogc."),
        405 => Write(context.HttpContext, "Method not allowed", $"This address answers {context.HttpContext.Response.Headers.Allow}."),
        400 => Write(context.HttpContext, "Bad request", "The Host header does not name this server."),
        _ => Write(context.HttpContext, "Refused", "The request was refused."),
    };

    internal static Task Write(HttpContext http, string title, string detail, string? parameter = null)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Json.Write(http, MediaTypeNames.Application.ProblemJson, new { type = "about:blank", title, status = http.Response.StatusCode, detail, parameter });
    }
}
