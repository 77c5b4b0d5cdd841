using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace IncidentMap.Api.Ogc.Pages;

/// <summary>What every page is given.</summary>
public abstract class Frame : ComponentBase
{
    /// <summary>To itself, to its other forms, and on from it.</summary>
    [Parameter]
    [EditorRequired]
    public required IEnumerable<Link> Links { get; set; }

    /// <summary>The day as of which it is; null is the present.</summary>
    [Parameter]
    public DateOnly? AsOf { get; set; }

    /// <summary>A path below <see cref="Root"/> that stays on that day.</summary>
    protected string OfTheDay(string path) => AsOf is { } day
        ? string.Create(CultureInfo.InvariantCulture, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Filters.AsOf.Parameter}={day:yyyy-MM-dd}")
        : path;

    /// <summary>The absolute address of <c>/ogc</c>, without a slash at the end.</summary>
    [Parameter]
    [EditorRequired]
    public required string Root { get; set; }
}
