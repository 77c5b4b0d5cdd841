import { foreign, incidents, n } from './locale';

export const share = {
  open: 'Share, export, print',
  heading: 'Share and take away',
  link: 'Link to what you see',
  feed: 'Atom feed of these filters',
  feedNote: 'Your feed reader tells of new reports.',
  files: (count: number) => `Files of ${incidents(count)}`,
  filesNote: 'Exactly what the filters keep, wherever it is on the map, read from the database as it is sent.',
  noFiles: 'Nothing can match these filters, so there is nothing to take away.',
  formats: {
    csv: 'CSV, for spreadsheets',
    geojson: 'GeoJSON',
    'fg.json': 'JSON-FG, with times of their own',
    geojsonl: 'GeoJSON, one incident a line',
    geojsons: 'GeoJSON text sequence',
    kml: 'KML, for Google Earth',
    fgb: 'FlatGeobuf, for QGIS',
    parquet: 'GeoParquet',
  },
  print: 'Print',
  printNow: 'Print map, legend and list',
  embed: 'Embed the map in a page of yours',
  embedNote: 'A map without the frame around it, with these filters and this part of the map. It stays up to date.',
  code: 'Code to embed the map',
  copyCode: 'Copy code',
  preview: 'Preview',
  frameTitle: 'Incident Map',
  openFull: 'Open the whole map',
};

export const print = {
  filters: 'Filters',
  everything: 'None: all reported incidents.',
  listed: (shown: number, all: number) => `The list below has the first ${n(shown)} of ${n(all)}.`,
  publishers: (publishers: string) => `Sources: ${foreign(publishers)}.`,
  andOthers: 'and others',
  sources: (datasets: string) => `Datasets: ${foreign(datasets)}.`,
  revision: (revision: string) => `Dataset revision ${revision}.`,
};
