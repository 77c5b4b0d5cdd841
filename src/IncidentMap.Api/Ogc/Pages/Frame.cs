using Microsoft.AspNetCore.Components;

namespace IncidentMap.Api.Ogc.Pages;

/// <summary>What every page is given: links, the first of which is to itself.</summary>
public abstract class Frame : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required IEnumerable<Link> Links { get; set; }

    /// <summary>The absolute address of <c>/ogc</c>, without a slash at the end.</summary>
    protected string Root => Links.First().Href is var self && self.IndexOf("/ogc", StringComparison.Ordinal) is var at ? self[..(at + 4)] : "";
}
