using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using IncidentMap.Api.Ops;
using IncidentMap.Exporting;
using IncidentMap.Figures;
using IncidentMap.Incidents;

namespace IncidentMap.Api.Map;

/// <summary>A feed in Atom (RFC 4287), with the point in GeoRSS where it is one and not the sign of an area.</summary>
internal sealed class AtomWriter(HttpContext http)
{
    public const string MediaType = "application/atom+xml";

    private const string Atom = "http://www.w3.org/2005/Atom", GeoRss = "http://www.georss.org/georss";

    /// <summary>The namespace of our ids, made once at random (RFC 9562, version 5).</summary>
    private static readonly Guid Ids = new("8f5b6f0e-6f0c-4c55-9d0a-5a3c7a1e2b94");

    private readonly string root = PublicAddress.Of(http);
    private readonly string title = http.RequestServices.GetRequiredService<Settings>().Site.Name;

    public byte[] Write(IEnumerable<Incident> incidents)
    {
        var entries = incidents.ToList();
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize }))
        {
            var self = $"{root}{http.Request.Path.ToUriComponent()}{http.Request.QueryString.ToUriComponent()}";
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xmlns", "georss", null, GeoRss);
            // The same wherever the server is asked, and another for each filter.
            Element(xml, "id", Urn($"feed {http.Request.QueryString.ToUriComponent()}"));
            Element(xml, "title", title);
            Element(xml, "updated", Instant(entries.Count == 0 ? DateTime.UnixEpoch : entries.Max(i => i.UpdatedAt)));
            xml.WriteStartElement("author", Atom);
            Element(xml, "name", title);
            xml.WriteEndElement();
            Link(xml, "self", MediaType, self);
            Link(xml, "alternate", "text/html", $"{root}/");
            entries.ForEach(incident => WriteEntry(xml, incident));
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }

    private void WriteEntry(XmlWriter xml, Incident incident)
    {
        xml.WriteStartElement("entry", Atom);
        Element(xml, "id", Urn(incident.Key));
        Element(xml, "title", incident.Title);
        Element(xml, "updated", Instant(incident.UpdatedAt));
        if (incident.FirstReported is { } first)
            Element(xml, "published", Instant(first.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)));
        var key = Uri.EscapeDataString(incident.Key);
        Link(xml, "alternate", "text/html", $"{root}/?incident={key}");
        Link(xml, "related", "application/json", $"{root}/api/incidents/{key}");
        xml.WriteStartElement("category", Atom);
        xml.WriteAttributeString("term", PrintableXml.Of(incident.EventSubtype ?? incident.EventType));
        xml.WriteEndElement();
        Element(xml, "summary", Told(incident));
        if (incident is { Point: { } point, LocationPrecision: <= LocationPrecision.Near })
            xml.WriteElementString("point", GeoRss, string.Create(CultureInfo.InvariantCulture, $"{point.Y} {point.X}"));
        xml.WriteEndElement();
    }

    /// <summary>When, where, how many and how sure, then what happened.</summary>
    private static string Told(Incident incident)
    {
        var days = RowWriter.Text(incident.DateStart) + (incident.DateEnd == incident.DateStart ? "" : $" to {RowWriter.Text(incident.DateEnd)}");
        string?[] place = [incident.PlaceReported, incident.Admin1Name, incident.Country];
        string[] parts =
        [
            days,
            .. place.Any(p => p is not null) ? [string.Join(", ", place.OfType<string>().Distinct())] : Array.Empty<string>(),
            Figures("killed", incident.Killed),
            Figures("injured", incident.Injured),
            SnakeCase.Of(incident.Status),
        ];
        return $"{string.Join("; ", parts)}. {incident.Summary}";
    }

    private static string Figures(string measure, CasualtyEstimate estimate) => estimate switch
    {
        { Low: null, Best: null, High: null } => $"{measure} unknown",
        { Low: var low, Best: var best, High: var high } when low == high => $"{measure} {best ?? low}",
        _ => $"{measure} {estimate.Best?.ToString(CultureInfo.InvariantCulture) ?? "unknown"} ({estimate.Low?.ToString(CultureInfo.InvariantCulture) ?? "?"} to {estimate.High?.ToString(CultureInfo.InvariantCulture) ?? "?"})",
    };

    private static string Instant(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Urn(string name)
    {
        // RFC 9562, 5.5: SHA-1 of namespace and name in network order, with version and variant put in.
        Span<byte> named = stackalloc byte[20];
        SHA1.HashData([.. Ids.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)], named);
        named[6] = (byte)(named[6] & 0x0F | 0x50);
        named[8] = (byte)(named[8] & 0x3F | 0x80);
        return $"urn:uuid:{new Guid(named[..16], bigEndian: true)}";
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, PrintableXml.Of(text));

    private static void Link(XmlWriter xml, string rel, string type, string href)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }
}
