import { civilPart } from '../dates';
import type { Dossier, RecordedChange } from '../incident';
import { provinceName, s, word } from '../strings';

/** Columns of the record by what they are to a reader; the rest are other details. */
const parts = {
  title: ['title'],
  summary: ['summary'],
  kind: ['event_type', 'event_subtype'],
  when: ['date_start', 'date_end', 'date_precision', 'local_time', 'time_zone', 'occurred_at'],
  where: [
    'country',
    'admin1',
    'admin1_name',
    'admin2',
    'place_id',
    'place_reported',
    'place_note',
    'point',
    'location_precision',
    'location_radius_m',
    'geocoded',
  ],
  who: ['actors', 'attackers', 'targets', 'participations'],
  weapon: ['weapon'],
  target: ['target_kind'],
  status: ['status'],
  figures: [
    'killed_low',
    'killed_best',
    'killed_high',
    'killed_chosen_report',
    'killed_chosen_reason',
    'injured_low',
    'injured_best',
    'injured_high',
    'injured_chosen_report',
    'injured_chosen_reason',
  ],
  responsibility: ['claimed_by', 'responsibility'],
  reports: ['reports', 'report_count', 'first_reported', 'last_reported', 'publishers', 'history'],
} as const;
type Part = keyof typeof parts;
type Told = keyof typeof s.dossier.imported.values;

/** What an import did to the record: its day, and in words. */
export interface Entered {
  day: string;
  words: string;
  /** What was said before and is said since, a line each. */
  more: string[];
}

export function imports({ changes }: Dossier): Entered[] {
  return changes.flatMap((change): Entered[] => {
    const name = s.dossier.imported.by(change.batch, change.source);
    if (change.added) return [{ day: civilPart(change.at), words: s.dossier.imported.added(name), more: [] }];
    if (change.fields.length === 0) return [];
    const words = s.dossier.imported.changed(name, partsOf(change.fields));
    return [{ day: civilPart(change.at), words, more: told(change) }];
  });
}

function partsOf(fields: readonly string[]): string[] {
  const has = (columns: readonly string[]) => columns.some((column) => fields.includes(column));
  const known = (Object.keys(parts) as Part[])
    .filter((part) => has(parts[part]))
    .map((part) => s.dossier.imported.parts[part]);
  const all: readonly string[] = Object.values(parts).flat();
  return fields.every((field) => all.includes(field)) ? known : [...known, s.dossier.imported.parts.other];
}

function told({ values }: RecordedChange): string[] {
  return (Object.keys(s.dossier.imported.values) as Told[]).flatMap((field) => {
    if (!Object.hasOwn(values, field)) return [];
    const [before, since] = (values[field] ?? []).map((value) => inWords(field, value, values));
    if (before === undefined || since === undefined) return [];
    return [s.dossier.imported.value(s.dossier.imported.values[field], before, since)];
  });
}

function inWords(field: Told, value: unknown, values: RecordedChange['values']): string {
  if (typeof value !== 'string' || value === '') return s.dossier.imported.nothing;
  switch (field) {
    case 'event_type':
    case 'event_subtype':
    case 'status':
      return word(field, value);
    case 'date_start':
    case 'date_end':
      return s.when.date(value);
    case 'country':
      return s.where.country(value);
    case 'admin1': {
      const name = values.admin1_name?.[values.admin1?.indexOf(value) ?? 0];
      return provinceName(value, typeof name === 'string' ? name : value);
    }
    default:
      return value;
  }
}
