using System.Xml;

namespace IncidentMap.Exporting;

/// <summary>Text as XML 1.0 can hold it.</summary>
public static class PrintableXml
{
    /// <summary>The text, with U+FFFD for what XML has no way at all to write, as most control characters.</summary>
    public static string Of(string text)
    {
        if (text.All(c => XmlConvert.IsXmlChar(c)))
            return text;
        var characters = text.ToCharArray();
        for (var i = 0; i < characters.Length; i++)
        {
            if (i + 1 < characters.Length && char.IsSurrogatePair(characters[i], characters[i + 1]))
                i++;
            else if (!XmlConvert.IsXmlChar(characters[i]))
                characters[i] = '\ufffd';
        }
        return new string(characters);
    }
}
