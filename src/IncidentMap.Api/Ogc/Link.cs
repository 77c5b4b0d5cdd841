using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using IncidentMap.Filters;

namespace IncidentMap.Api.Ogc;

/// <summary>A link of a document (RFC 8288).</summary>
/// <param name="Href">Absolute.</param>
/// <param name="Rel">What it is to the document.</param>
/// <param name="Type">Media type of what is there.</param>
/// <param name="Title">For people.</param>
/// <param name="Templated">Whether the address has words in braces to be filled in; null means no.</param>
public sealed record Link(string Href, string Rel, string Type, string Title, bool? Templated = null);

internal static class LinkWriter
{
    /// <summary>The member <c>links</c> of a document that is being streamed.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<Link> links)
    {
        json.WriteStartArray("links"u8);
        foreach (var link in links)
        {
            json.WriteStartObject();
            json.WriteString("href"u8, link.Href);
            json.WriteString("rel"u8, link.Rel);
            json.WriteString("type"u8, link.Type);
            json.WriteString("title"u8, link.Title);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}

/// <summary>The links of one request, absolute by <see cref="PublicAddress"/>.</summary>
internal sealed class Links(HttpContext http)
{
    private readonly string root = PublicAddress.Of(http) + "/ogc";

    /// <summary>A path with the <c>asOf</c> of this request, so that whoever follows it stays on that day.</summary>
    public string OfTheDay(string path) => http.Request.Query.TryGetValue(AsOf.Parameter, out var day)
        ? $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{AsOf.Parameter}={Uri.EscapeDataString(day.ToString())}"
        : path;

    /// <summary>The absolute address of a resource beside the data service, such as <c>/api/incidents/1</c>.</summary>
    public string Outside(string path) => PublicAddress.Of(http) + path;

    /// <summary>To a resource of ours, such as <c>/collections</c>.</summary>
    public Link To(string path, string rel, Media media, string title) => new(root + path, rel, media.Type, title);

    /// <summary>The absolute address of a resource of ours.</summary>
    public string Href(string path) => root + path;

    /// <summary>To this document, and to it in every other form.</summary>
    public IEnumerable<Link> Self(Media chosen, params Media[] offered)
    {
        var here = Here("f", null);
        var inForm = $"{here}{(here.Contains('?', StringComparison.Ordinal) ? '&' : '?')}f=";
        yield return new Link(http.Request.Query.ContainsKey("f") ? inForm + chosen.Format : here, "self", chosen.Type, "This document");
        for (var i = 0; i < offered.Length; i++)
            if (offered[i].Format != chosen.Format && Array.FindIndex(offered, m => m.Format == offered[i].Format) == i)
                yield return new Link(inForm + offered[i].Format, "alternate", offered[i].Type, offered[i].LinkTitle);
    }

    /// <summary>The pattern of addresses below this one, with the same query but the form.</summary>
    public string Below(string pattern)
    {
        var here = Here("f", null);
        var end = here.IndexOf('?', StringComparison.Ordinal) is var query and >= 0 ? query : here.Length;
        return $"{here[..end]}/{pattern}{here[end..]}";
    }

    /// <summary>This address with one parameter more or another value; null leaves it out.</summary>
    public string Here(string name, string? value) => Here((name, value));

    /// <inheritdoc cref="Here(string, string?)"/>
    public string Here(params (string Name, string? Value)[] changes)
    {
        var here = new StringBuilder(root).Append(http.Request.Path.ToUriComponent().AsSpan("/ogc".Length).TrimEnd('/'));
        var before = '?';
        foreach (var (name, values) in http.Request.Query)
            if (!Array.Exists(changes, c => c.Name == name))
                foreach (var value in values)
                    Add(name, value ?? "");
        foreach (var (name, value) in changes)
            if (value is not null)
                Add(name, value);
        return here.ToString();

        void Add(string name, string value)
        {
            here.Append(before).Append(UrlEncoder.Default.Encode(name)).Append('=').Append(UrlEncoder.Default.Encode(value));
            before = '&';
        }
    }
}
