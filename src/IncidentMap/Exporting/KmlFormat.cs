using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Xml;
using IncidentMap.Filters;
using IncidentMap.GeoJson;

namespace IncidentMap.Exporting;

/// <summary>
/// KML 2.2 (OGC 07-147r2), for Google Earth and its like. A feature whose point stands for an area is drawn as that area and
/// never as a pin; its time is a day, an instant or a span.
/// </summary>
public sealed class KmlFormat() : ExportFormat("kml", "application/vnd.google-earth.kml+xml", ".kml", "KML")
{
    private const string Namespace = "http://www.opengis.net/kml/2.2";
    private const string Precision = "location_precision";
    private const string Radius = "location_radius_m";
    private const int FlushEvery = 32 * 1024;

    /// <summary>KML knows WGS 84 alone, longitude first.</summary>
    public override bool Takes(Crs crs) => crs == Crs.Crs84;

    /// <inheritdoc/>
    public override async Task<int> Write(FeatureSource source, PipeWriter pipe, CancellationToken stop)
    {
        var collection = source.Collection;
        var time = collection.Time;
        await using var rows = await source.Needing(collection.TitleProperty, time.FirstDay, time.LastDay, time.Instant, Precision, Radius).Open(stop);
        await using var stream = new PipeStream(pipe);
        // What breaks off must not look whole, hence no closing of elements that are open.
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize, WriteEndDocumentOnClose = false });
        WriteHead(xml, collection, rows.Properties);
        var count = 0;
        for (; await rows.Read(stop); count++)
        {
            WritePlacemark(xml, collection, rows);
            xml.Flush();
            if (stream.Unsent > FlushEvery)
                await stream.FlushAsync(stop);
        }
        xml.WriteEndDocument();
        xml.Flush();
        await stream.FlushAsync(stop);
        return count;
    }

    private static void WriteHead(XmlWriter xml, FeatureCollection collection, IReadOnlyList<Property> properties)
    {
        xml.WriteStartElement("kml", Namespace);
        xml.WriteStartElement("Document");
        xml.WriteElementString("name", collection.Title);
        xml.WriteElementString("description", collection.Description);
        xml.WriteStartElement("Style");
        xml.WriteAttributeString("id", "area");
        xml.WriteStartElement("LineStyle");
        xml.WriteElementString("color", "ff1f5fbf");
        xml.WriteElementString("width", "1");
        xml.WriteEndElement();
        xml.WriteStartElement("PolyStyle");
        xml.WriteElementString("color", "331f5fbf");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("Schema");
        xml.WriteAttributeString("name", collection.Id);
        xml.WriteAttributeString("id", collection.Id);
        foreach (var property in properties)
        {
            xml.WriteStartElement("SimpleField");
            xml.WriteAttributeString("type", property.Kind == ValueKind.Integer ? "int" : "string");
            xml.WriteAttributeString("name", property.Name);
            xml.WriteElementString("displayName", property.Title);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void WritePlacemark(XmlWriter xml, FeatureCollection collection, FeatureRows rows)
    {
        var isArea = Published.StandsForArea(rows.Text(collection.Property(Precision)));
        xml.WriteStartElement("Placemark");
        xml.WriteAttributeString("id", $"{collection.Id}.{rows.Id}");
        xml.WriteElementString("name", PrintableXml.Of(rows.Text(collection.Property(collection.TitleProperty)) ?? $"{collection.Title} {rows.Id}"));
        if (isArea)
            xml.WriteElementString("description", "Known only to an area: the true place is somewhere in the circle.");
        WriteTime(xml, collection, rows);
        if (isArea)
            xml.WriteElementString("styleUrl", "#area");
        xml.WriteStartElement("ExtendedData");
        xml.WriteStartElement("SchemaData");
        xml.WriteAttributeString("schemaUrl", "#" + collection.Id);
        for (var i = 0; i < rows.Properties.Count; i++)
        {
            if (rows.Text(i) is not { } text)
                continue;
            xml.WriteStartElement("SimpleData");
            xml.WriteAttributeString("name", rows.Properties[i].Name);
            xml.WriteString(PrintableXml.Of(text));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
        if (rows.Point is { } point)
            WriteGeometry(xml, point, isArea ? rows.Text(collection.Property(Radius)) : null);
        xml.WriteEndElement();
    }

    private static void WriteTime(XmlWriter xml, FeatureCollection collection, FeatureRows rows)
    {
        var (first, last) = (rows.Text(collection.Property(collection.Time.FirstDay))!, rows.Text(collection.Property(collection.Time.LastDay))!);
        var instant = rows.Text(collection.Property(collection.Time.Instant));
        if (instant is not null || first == last)
        {
            xml.WriteStartElement("TimeStamp");
            xml.WriteElementString("when", instant ?? first);
        }
        else
        {
            xml.WriteStartElement("TimeSpan");
            xml.WriteElementString("begin", first);
            xml.WriteElementString("end", last);
        }
        xml.WriteEndElement();
    }

    private static void WriteGeometry(XmlWriter xml, (double Longitude, double Latitude) point, string? radiusMetres)
    {
        if (radiusMetres is null)
        {
            xml.WriteStartElement("Point");
            xml.WriteElementString("coordinates", Coordinates(point));
            xml.WriteEndElement();
            return;
        }
        xml.WriteStartElement("Polygon");
        xml.WriteStartElement("outerBoundaryIs");
        xml.WriteStartElement("LinearRing");
        xml.WriteElementString("coordinates", string.Join(' ', Circle(point, double.Parse(radiusMetres, CultureInfo.InvariantCulture)).Select(Coordinates)));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>A closed ring anticlockwise, as KML wants it.</summary>
    private static IEnumerable<(double Longitude, double Latitude)> Circle((double Longitude, double Latitude) centre, double radiusMetres)
    {
        const int corners = 36;
        const double metresPerDegree = 111_320;
        for (var i = 0; i <= corners; i++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * (i % corners) / corners);
            var latitude = Math.Clamp(centre.Latitude + (radiusMetres / metresPerDegree * sine), -89.9, 89.9);
            yield return (Math.Round(centre.Longitude + (radiusMetres / metresPerDegree / Math.Cos(latitude * Math.PI / 180) * cosine), 5), Math.Round(latitude, 5));
        }
    }

    private static string Coordinates((double Longitude, double Latitude) point) =>
        string.Create(CultureInfo.InvariantCulture, $"{point.Longitude},{point.Latitude}");
}
