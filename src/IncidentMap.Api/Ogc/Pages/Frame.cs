using Microsoft.AspNetCore.Components;

namespace IncidentMap.Api.Ogc.Pages;

/// <summary>What every page is given.</summary>
public abstract class Frame : ComponentBase
{
    /// <summary>To itself, to its other forms, and on from it.</summary>
    [Parameter]
    [EditorRequired]
    public required IEnumerable<Link> Links { get; set; }

    /// <summary>The absolute address of <c>/ogc</c>, without a slash at the end.</summary>
    [Parameter]
    [EditorRequired]
    public required string Root { get; set; }
}
