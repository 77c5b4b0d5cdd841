import { chart } from './en/chart';
import { dossier } from './en/dossier';
import { figures, reasons, when, where } from './en/facts';
import { foreign, incidents, listed, locale, n, plural, within } from './en/locale';
import { drawer, search, views } from './en/finding';
import { print, share } from './en/share';
import { asOf, time } from './en/time';
import { take } from './en/take';
import { trouble } from './en/trouble';
import { words } from './en/words';

export const en = {
  locale,
  listed,
  within,

  page: {
    title: 'Incident Map',
    blurb: 'What was reported, who said it, and how sure it is.',
    area: 'Armed incidents in Afghanistan and Pakistan',
    skipToList: 'Skip to the list of incidents',
    skipToMap: 'Skip to the map',
    about: 'About this map',
    toDark: 'Use dark colours',
    toLight: 'Use light colours',
    language: 'Language',
    chooseLanguage: 'Choose a language',
    incidents: 'Incidents',
    map: 'Map of reported incidents',
    mapHelp: (most: number) =>
      `Arrow keys move the map, plus and minus zoom. Tab goes to the incidents on it; there, arrow keys go from one incident to the next and Enter opens it. The list of incidents holds them too, the first ${n(most)} at most; filters bring the others.`,
    mapSymbols: 'Incidents on the map',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    whole: 'Show all incidents',
    newTab: '(opens in a new tab)',
    close: 'Close',
    sheetMore: 'Show more of the list',
    sheetLess: 'Show more of the map',
  },

  about: {
    heading: 'How to read this map',
    paragraphs: [
      'Each entry is an incident as it was reported. Reports disagree, and early figures are often wrong: the map keeps what each speaker said, when, and where it was published, and draws its estimate from that in one open way.',
      'The figure shown is the best estimate. Beside it stand the lowest and the highest figure that still stand. A figure that its speaker replaced or withdrew is kept and shown as such, and does not count.',
      'A round symbol marks a place that is known at least to about 25 km. Where only a district or a province is known, the map hatches that area and sets no symbol in it. Where not even that is known, the incident is in the list and under “Place uncertain” only.',
      'Dates are those of the calendar at the place, wherever you read this. Victims are not named.',
    ],
    data: 'Data',
    dataText: 'All of it can be had from the API of this site (OGC API – Features, GeoJSON):',
    sources: 'Map',
    contact: 'Contact',
  },

  attribution: {
    line: 'Natural Earth · GSHHG · SRTM30 · © GeoNames (CC BY 4.0) · boundaries are not authoritative',
    more: 'Map data and how to read this map',
    tiles: (credit: string) => `${foreign(credit)} · boundaries are not authoritative`,
    basemap: [
      'Drawn with Leaflet. Made with Natural Earth.',
      'Rivers: GSHHG (Wessel & Smith), LGPL-3+.',
      'Relief: SRTM30 (NASA/JPL) via Marble.',
      'Place names © GeoNames, CC BY 4.0, modified.',
      'Airports: OurAirports.',
      'Province names: Unicode CLDR.',
      'Boundaries are not authoritative; disputed lines are dotted.',
    ],
  },

  counts: {
    loading: 'Loading incidents …',
    all: (total: number) => `All ${n(total)} reported ${plural(total, { one: 'incident', other: 'incidents' })}`,
    some: (shown: number, total: number) =>
      `${n(shown)} of ${n(total)} reported ${plural(total, { one: 'incident', other: 'incidents' })}`,
    none: (total: number) => `None of ${n(total)} reported incidents`,
    inView: (shown: number, matching: number) => `${n(shown)} of ${incidents(matching)} in this part of the map`,
    killed: ([low, best, high]: readonly [number, number, number], unknown: number) =>
      `${n(best)} killed${low === high ? '' : ` (${n(low)} to ${n(high)})`}${unknown === 0 ? '' : `; ${incidents(unknown)} without a figure`}`,
    listed: (most: number) =>
      `The list holds the first ${n(most)}. Filter, or list only what is in map view, to see others.`,
    nothing: 'No incident fits these filters.',
    nothingHint: 'Widen the dates or take a filter away.',
    nothingInView: 'No incident of these filters lies in this part of the map.',
    nothingInViewHint: 'Move or zoom the map out, or list all of it.',
    listAll: 'List all of them',
    empty: 'There are no incidents yet.',
    emptyHint: 'Once incidents have been imported they appear here by themselves.',
    showMore: (more: number) => `Show ${n(more)} more`,
  },

  problems: {
    unreachable: 'The server cannot be reached.',
    slow: 'The server has not answered in time.',
    starting: 'The server is starting, or its database cannot answer now.',
    status: (status: number) =>
      status >= 500
        ? `The server has a problem (error ${status}).`
        : `The server refused the request (error ${status}).`,
    notUnderstood: 'The server sent an answer that this page does not understand.',
    missing: 'This incident is not here.',
    missingHint: 'It may have been removed, or the link is old or incomplete. The other incidents are still here.',
    kept: 'The server cannot be reached: what you see is old.',
    keptHint: (moment: string) =>
      `This browser kept it on ${moment}. Views that you have not looked at before cannot be shown.`,
    noRows: 'These could not be loaded.',
    keeps: 'What was loaded before stays on the screen.',
    retryHint: {
      unreachable: 'Check your connection and try again.',
      slow: 'Try again in a moment.',
      starting: 'The page asks again by itself in a few seconds.',
      status: 'Try again in a moment; if it stays so, tell the people who run this site.',
      notUnderstood: 'Reload the page; if it stays so, tell the people who run this site.',
    },
    retry: 'Try again',
    basemap: 'The background map could not be loaded. Incidents are shown without it.',
  },

  filters: {
    heading: 'Filters',
    dates: 'Dates',
    types: 'Type',
    countries: 'Place',
    provinces: 'Province',
    actors: 'Actor',
    attackers: 'Attacker',
    attacked: 'Attacked',
    part: 'Part played',
    anyPart: 'any',
    more: 'More',
    killed: 'Killed, best estimate',
    atLeast: 'At least',
    atMost: 'At most',
    precision: 'Place known at least',
    anyPrecision: 'however well',
    precisions: {
      exact: 'to the spot or building',
      place: 'to the town or neighbourhood',
      near: 'to be near a place',
      admin2: 'to the district',
      admin1: 'to the province',
    },
    statuses: 'Status',
    claimedBy: 'Claimed by',
    targets: 'Target',
    weapons: 'Weapon',
    publishers: 'Source',
    datasets: 'Dataset',
    findProvince: 'Find a province',
    findValue: 'Find',
    noValues: 'None on record.',
    onlyProvince: (name: string) => `Only incidents in ${foreign(name)}`,
    withoutProvince: (name: string) => `No longer only ${foreign(name)}`,
    provinceNote: 'A province can be chosen on the map too.',
    from: 'From',
    to: 'To',
    anyDate: 'All dates',
    lastWeek: 'Latest 7 days',
    wrongOrder: 'The first date is after the last one, so nothing can match.',
    clear: 'Clear',
    clearAll: 'Clear all filters',
    clearOne: (name: string) => `Clear filter ${foreign(name)}`,
    chosen: (count: number) => `${n(count)} chosen`,
    unknownCountry: 'Country not known',
    note: 'Numbers say how many incidents each choice leaves, given the other filters.',
    actorNote: 'As attacker, target or otherwise named in reports.',
    partNote: 'Only where the source says who attacked whom; ACLED does not.',
    since: (date: string) => `From ${date}`,
    until: (date: string) => `Until ${date}`,
    find: 'Find an actor',
    words: 'Words',
  },

  list: {
    heading: 'List of incidents',
    sort: 'Sort by',
    sorts: {
      newest: 'Newest first',
      oldest: 'Oldest first',
      killed: 'Most killed first',
      reported: 'Newest report first',
    },
    inView: 'Only in map view',
    killed: 'killed',
    noFigure: 'no figure',
    noFigureLong: 'number of killed not reported',
    range: (low: number, high: number) => (low === high ? '' : `${n(low)} to ${n(high)}`),
    reports: (count: number) => `${n(count)} ${plural(count, { one: 'report', other: 'reports' })}`,
  },

  symbol: {
    here: (count: number) => `${n(count)} incidents here`,
    inAll: (killed: number, most: string) => `${n(killed)} killed; most frequent: ${most}.`,
    choose: 'Choose an incident',
    onlyIn: (count: number, place: string) => `${incidents(count)} known only to be in ${foreign(place)}`,
    within: (place: string) => `in ${foreign(place)}`,
    somewhere: (place: string) => `somewhere in ${foreign(place)}`,
    cluster: (count: number, killed: number, most: string) =>
      `${incidents(count)} close together, ${n(killed)} killed; most frequent: ${most}. Choose one.`,
    bigCluster: (count: number, killed: number, most: string) =>
      `${incidents(count)} close together, ${n(killed)} killed; most frequent: ${most}. Zoom in to them.`,
    zoomIn: 'Zoom in to them',
    stack: (count: number, first: string) =>
      `${n(count)} incidents close together, among them: ${foreign(first)}. Choose one.`,
    uncertain: 'place uncertain',
    area: (count: number, place: string) =>
      `somewhere in ${foreign(place)} (${n(count)}): ${incidents(count)} of which the exact place is not known. Choose one.`,
    known: (place: string) => `Known only to be somewhere in ${foreign(place)}.`,
    count: (count: number) => ` (${n(count)})`,
  },

  map: {
    arabianSea: 'Arabian Sea',
  },

  legend: {
    heading: 'Legend',
    kind: 'What happened',
    size: 'Size: killed, best estimate',
    noFigure: 'no figure',
    place: 'Where',
    point: 'known place and radius',
    area: 'only the area is known',
    stack: 'several: choose one',
    cluster: 'many, with the sign of the most frequent kind: zoom in',
  },

  kinds: {
    suicide: 'Suicide bombing',
    air: 'Air or drone strike',
    bomb: 'Bomb, mine or grenade',
    shelling: 'Shelling or rockets',
    clash: 'Armed clash',
    civilians: 'Violence against civilians',
    protest: 'Protest or riot',
    other: 'Other development',
  },

  when,
  where,
  figures,
  reasons,
  dossier,
  chart,
  take,
  search,
  views,
  share,
  print,
  time,
  asOf,
  drawer,
  trouble,

  words,
  /** By ISO 3166-2, where the data's own English name is not what this language says. */
  provinces: {} as Readonly<Record<string, string>>,
};
