using IncidentMap.Api.Map;
using IncidentMap.Api.Ogc;
using IncidentMap.Api.Ops;
using IncidentMap.Api.Tiles;
using Microsoft.AspNetCore.Connections;

var builder = WebApplication.CreateBuilder(args);
if (!Startup.TryConfigure(builder, out var fault))
{
    Console.Error.WriteLine($"incidentmap-server: {fault}");
    return 2;
}

var app = builder.Build();
app.UseEverythingAround();

app.Get("/ogc", Landing.Get);
app.Get("/ogc/conformance", Conformance.Get);
app.Get("/ogc/api", ApiDefinition.Get);
app.Get("/ogc/api/scalar.js", ApiScripts.GetScalar);
app.Get("/ogc/api/start.js", ApiScripts.GetStart);
app.Get("/ogc/functions", Functions.Get);
app.Get("/ogc/collections", Collections.GetAll);
app.Get("/ogc/collections/{collection}", Collections.Get);
app.Get("/ogc/collections/{collection}/queryables", Schemas.GetQueryables);
app.Get("/ogc/collections/{collection}/sortables", Schemas.GetSortables);
app.Get("/ogc/collections/{collection}/schema", Schemas.GetSchema);
app.Get("/ogc/collections/{collection}/schema/feature", Schemas.GetFeatureSchema);
app.Get("/ogc/collections/{collection}/items", Items.Get);
app.Get("/ogc/collections/{collection}/items/{id}", Item.Get);
app.Get("/ogc/collections/{collection}/download.{ending}", Download.Get);
app.Get("/ogc/pages.css", Html.GetStyle);

app.Get("/ogc/tiles", Tilesets.GetAllOfDataset);
app.Get("/ogc/tiles/{tileMatrixSet}", Tilesets.GetOfDataset);
app.Get("/ogc/tiles/{tileMatrixSet}/{tileMatrix}/{tileRow}/{tileCol}", MapTile.GetOfDataset);
app.Get("/ogc/collections/{collection}/tiles", Tilesets.GetAll);
app.Get("/ogc/collections/{collection}/tiles/{tileMatrixSet}", Tilesets.Get);
app.Get("/ogc/collections/{collection}/tiles/{tileMatrixSet}/{tileMatrix}/{tileRow}/{tileCol}", MapTile.Get);
app.Get("/ogc/tileMatrixSets", TileMatrixSets.GetAll);
app.Get("/ogc/tileMatrixSets/{tileMatrixSet}", TileMatrixSets.Get);

app.Get("/api/incidents/{idOrKey}", Dossiers.Get);
app.Get("/api/map", Answers.Get);
app.Get("/api/map/rows", Answers.GetRows);
app.Get("/api/map/values", Values.Get);
app.Get("/api/map/changes", Changes.Get);
app.Get("/api/feed", Feed.Get);
app.Get("/api/places", Places.Get);
app.Get("/api/site", Site.Get);
app.Get("/api/site/logo", Site.GetLogo);

app.Get("/health/live", Health.GetLive);
app.Get("/health/ready", Health.GetReady);

try
{
    app.Run();
    return 0;
}
catch (IOException taken) when (taken.InnerException is AddressInUseException)
{
    Console.Error.WriteLine($"incidentmap-server: {taken.Message} Stop what runs there, or choose another port with PORT.");
    return 2;
}
