using System.IO.Pipelines;
using IncidentMap.Filters;

namespace IncidentMap.Exporting;

/// <summary>A format that features are written in, one row in memory at a time.</summary>
/// <param name="name">In <c>f=</c> and <c>--format</c>.</param>
/// <param name="mediaType">As it is registered, or in common use.</param>
/// <param name="ending">Of a file's name, with the dot.</param>
/// <param name="title">For people.</param>
public abstract class ExportFormat(string name, string mediaType, string ending, string title)
{
    public string Name => name;
    public string MediaType => mediaType;
    public string Ending => ending;
    public string Title => title;

    /// <summary>Whether coordinates may be in this system.</summary>
    public virtual bool Takes(Crs crs) => true;

    /// <summary>Writes all that the source gives, and tells how many that were.</summary>
    public abstract Task<int> Write(FeatureSource source, PipeWriter pipe, CancellationToken stop);
}
