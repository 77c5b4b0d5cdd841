import { foreign, language, locale, n } from './locale';

export const dossier = {
  label: 'Incident',
  loading: 'Loading what was reported …',
  back: 'Back to the list',
  what: 'What happened',
  when: 'When',
  where: 'Where',
  who: 'Who',
  weapon: 'Weapon',
  target: 'Target',
  status: 'Status',
  actors: 'Named in reports',
  alsoCalled: (count: number) => `also called (${n(count)})`,
  responsibility: 'Who claimed, denied or accused',
  nobody: 'No claim, denial or accusation is on record.',
  ledger: 'What was said, day by day',
  ledgerNote: 'Bars show the number of killed on one scale. Pale bars are kept on record but no longer count.',
  best: 'best estimate',
  counts: 'counts',
  notCounted: 'Does not count',
  withdrawn: (on: string, reason: string) => `Withdrawn${on && ` on ${on}`}${reason && `: ${foreign(reason)}`}`,
  setAside: (reason: string) => `Set aside: ${foreign(reason)}`,
  noFigure: 'no figure',
  noDate: 'date not known',
  saysPlace: 'Place, as told here',
  saysTime: 'Time, as told here',
  saysMeans: 'Means, as told here',
  source: 'Source',
  unknownPublisher: 'publisher not known',
  noSource: 'no address on record',
  notALink: 'address not shown as a link',
  language: (code: string): string => `in ${/^[a-z]{2,3}(-\w+)*$/i.test(code) ? language(code) : foreign(code)}`,
  by: (speaker: string) => `by ${foreign(speaker)}`,
  noLongerStands: 'no longer stands',

  previous: 'Previous incident',
  next: 'Next incident',
  position: (place: number, of: number) => `${n(place)} of ${n(of)} in the list`,

  disputed: 'Disputed',
  undisputed: 'The reports on record do not contradict one another.',
  /** One sentence of one or two clauses. */
  disputes: (clauses: string[]) => {
    const sentence = `${clauses.join(', and ')}.`;
    return sentence.charAt(0).toLocaleUpperCase(locale) + sentence.slice(1);
  },
  disputedFigure: (measure: string, low: string, lowBy: string, high: string, highBy: string) =>
    lowBy === highBy
      ? `${foreign(lowBy)} alone says ${low} to ${high} ${measure}`
      : `how many were ${measure} is disputed: ${low} according to ${foreign(lowBy)}, ${high} according to ${foreign(highBy)}`,
  disputedBlame: (actors: string, deniedBy: string | null) =>
    deniedBy === null
      ? `who did it is disputed: ${foreign(actors)}`
      : `who did it is disputed: ${foreign(actors)}; ${foreign(deniedBy)} denies it`,

  places: 'Where, as told',
  placesFound:
    'Numbers on the map: where the gazetteer has a place of the name that was told. It may be another place of that name.',
  placesMap: (place: string) => `Map of the surroundings of ${foreign(place)}`,
  placesNote: (precision: string) => precision,

  changes: 'What changed, and when',
  changed: {
    first: 'First report',
    none: (measure: string) => `no figure of ${measure} any more`,
    figure: (measure: string, low: string, best: string, high: string) =>
      low === high ? `${best} ${measure}` : `${best} ${measure} (${low} to ${high})`,
    before: (words: string) => `before: ${words}`,
    withdrawn: (speaker: string) => `${foreign(speaker)} withdrew a statement`,
    replaced: (speaker: string, by: string) => `${foreign(speaker)} replaced its figure: now ${by}`,
    stance: (speaker: string, stance: string, actor: string) => `${foreign(speaker)}: ${stance}, ${foreign(actor)}`,
    record: (words: string) => `Record last changed on ${words}.`,
  },
  imported: {
    by: (batch: number, source: string) => `import ${n(batch)} (${foreign(source)})`,
    added: (by: string) => `Entered by ${by}`,
    changed: (by: string, parts: string[]) => `Changed by ${by}: ${parts.join(', ')}`,
    value: (name: string, before: string, since: string) => `${name}: ${foreign(since)}; before: ${foreign(before)}`,
    nothing: 'none',
    parts: {
      title: 'title',
      summary: 'summary',
      kind: 'kind of incident',
      when: 'date and time',
      where: 'place',
      who: 'actors',
      weapon: 'weapon',
      target: 'target',
      status: 'status',
      figures: 'figures',
      responsibility: 'responsibility',
      reports: 'statements',
      other: 'other details',
    },
    values: {
      title: 'Title',
      event_type: 'Kind',
      event_subtype: 'Closer kind',
      status: 'Status',
      date_start: 'First day',
      date_end: 'Last day',
      local_time: 'Local time',
      country: 'Country',
      admin1: 'Province',
      admin2: 'District',
      place_reported: 'Place as reported',
      weapon: 'Weapon',
      target_kind: 'Target',
    },
  },
};
