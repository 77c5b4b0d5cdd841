using System.IO.Compression;

namespace IncidentMap.Importing;

/// <summary>Tells by its first bytes what a file is, whatever it is called.</summary>
internal static class InputKind
{
    /// <summary>Bytes that are enough to tell.</summary>
    public const int HeadLength = 512;

    private static readonly (byte[] Start, string Reason)[] Others =
    [
        ([0xD0, 0xCF, 0x11, 0xE0], "is an old Excel or Word file, not CSV. Open it in a spreadsheet program and save it as CSV in UTF-8."),
        ("%PDF"u8.ToArray(), "is a PDF, not a table. Ask its publisher for the data as CSV."),
        ("PAR1"u8.ToArray(), "is a Parquet file, which cannot be imported; write it out as CSV."),
        ("SQLite format 3"u8.ToArray(), "is an SQLite or GeoPackage database, which cannot be imported; write its table out as CSV or GeoJSON."),
        ([0x37, 0x7A, 0xBC, 0xAF], "is a 7z archive; unpack it, or pack it as .gz or .zip."),
        ("Rar!"u8.ToArray(), "is a RAR archive; unpack it, or pack it as .gz or .zip."),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "is packed with xz; unpack it, or pack it as .gz or .zip."),
        ("BZh"u8.ToArray(), "is packed with bzip2; unpack it, or pack it as .gz or .zip."),
        ([0x28, 0xB5, 0x2F, 0xFD], "is packed with zstd; unpack it, or pack it as .gz or .zip."),
        ([0x89, 0x50, 0x4E, 0x47], "is a picture, not a table."),
        ([0xFF, 0xD8, 0xFF], "is a picture, not a table."),
    ];

    public static bool IsGzip(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);

    public static bool IsZip(ReadOnlySpan<byte> head) =>
        head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8);

    /// <summary>Why a file that begins so cannot be a table or JSON, as the rest of a sentence; null where it can.</summary>
    public static string? Refusal(ReadOnlySpan<byte> head)
    {
        foreach (var (start, reason) in Others)
            if (head.StartsWith(start))
                return reason;

        var text = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        text = text.TrimStart(" \t\r\n"u8);
        if (StartsWith(text, "<!doctype html"u8) || StartsWith(text, "<html"u8) || StartsWith(text, "<head"u8))
            return "is a web page, perhaps a login or an error page saved under the name of the export. Download it again while logged in.";
        if (StartsWith(text, "<?xml"u8) || StartsWith(text, "<kml"u8))
            return "is XML, which cannot be imported; write it out as CSV or GeoJSON.";

        var isUtf16 = head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        if (!isUtf16 && head.Count((byte)0) > head.Length / 4)
            return "is neither text in UTF-8 nor in Windows-1252: a quarter of it is NUL bytes. Save it as CSV in UTF-8.";
        return null;
    }

    /// <summary>Why a zip cannot be read for what it is, as the rest of a sentence; null where it can.</summary>
    public static string? RefusalOfZip(ZipArchive zip)
    {
        foreach (var entry in zip.Entries)
        {
            if (entry.FullName.StartsWith("xl/", StringComparison.Ordinal))
                return "is an Excel workbook, not CSV. Open it in a spreadsheet program and save it as CSV in UTF-8.";
            if (entry.FullName.StartsWith("word/", StringComparison.Ordinal))
                return "is a Word document, not a table.";
            if (entry.FullName is "content.xml")
                return "is an OpenDocument file, not CSV. Open it in a spreadsheet program and save it as CSV in UTF-8.";
            if (entry.FullName.EndsWith(".kml", StringComparison.OrdinalIgnoreCase))
                return "is a KMZ file, which cannot be imported; write it out as GeoJSON.";
            if (entry.FullName.EndsWith(".shp", StringComparison.OrdinalIgnoreCase))
                return "is a shapefile, which cannot be imported; write it out as GeoJSON.";
        }
        return null;
    }

    /// <summary>The one file in it that may be a table or JSON.</summary>
    /// <exception cref="CannotRead">There is none, or more than one, or it has a password.</exception>
    public static ZipArchiveEntry OneTable(ZipArchive zip, string name)
    {
        var tables = zip.Entries.Where(IsTable).Take(4).ToList();
        if (tables is not [var table])
            throw new CannotRead(tables.Count == 0
                ? $"{name} holds no .csv, .tsv, .txt, .json, .geojson, .geojsonl, .geojsonseq or .ndjson file."
                : $"{name} holds more than one table ({string.Join(", ", tables.Take(3).Select(t => t.FullName))}{(tables.Count > 3 ? ", ..." : "")}); "
                    + "unpack it and import them one by one.");
        return table.IsEncrypted ? throw new CannotRead($"{name} has a password; unpack it first.") : table;
    }

    private static bool IsTable(ZipArchiveEntry entry) =>
        !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)
        && !entry.Name.StartsWith('.')
        && !entry.Name.Equals("readme.txt", StringComparison.OrdinalIgnoreCase)
        && Path.GetExtension(entry.Name).ToLowerInvariant()
            is ".csv" or ".tsv" or ".tab" or ".txt" or ".json" or ".geojson" or ".geojsonl" or ".geojsonseq" or ".ndjson" or ".gz" or ".zip";

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lowerCase)
    {
        if (text.Length < lowerCase.Length)
            return false;
        for (var i = 0; i < lowerCase.Length; i++)
            if ((text[i] is >= (byte)'A' and <= (byte)'Z' ? text[i] + 32 : text[i]) != lowerCase[i])
                return false;
        return true;
    }
}
