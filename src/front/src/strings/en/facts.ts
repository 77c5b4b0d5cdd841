import { date, decimals, foreign, moment, n, range, region, said, short } from './locale';

export const when = {
  words: (start: string, end: string, precision: string, style: 'long' | 'short' = 'long'): string => {
    switch (precision) {
      case 'year':
        return `some time in ${date(start, 'year')}`;
      case 'month':
        return `some time in ${date(start, 'month')}`;
      case 'week':
        return `in the week of ${range(start, end, style)}`;
      case 'within_days':
        return start === end ? `about ${date(start, style)}` : `${range(start, end, style)}, exact day not known`;
      default:
        return range(start, end, style);
    }
  },
  localTime: (time: string) => `${time} local time`,
  noTime: 'hour not known',
  /** An instant on the reader's own clock. */
  moment,
  utc: (time: string) => `${time} UTC`,
  date,
  /** Dates inside a sentence of the server's. */
  dates: (text: string) => foreign(text.replace(/\b\d{4}-\d\d-\d\d\b/g, (civil) => date(civil))),
  range: (from: string, to: string) => range(from, to, 'short'),
  month: (month: string) => date(`${month}-01`, 'month'),
};

export const where = {
  precision: (precision: string, place: string, radius: string): string =>
    ({
      exact: `Known to the spot or building${radius && `, within about ${radius}`}.`,
      place: `Known to the town or neighbourhood${radius && `, within about ${radius}`}.`,
      near: `Known only to be near this place${radius && `, within about ${radius}`}.`,
      admin2: `Only the district is known${radius && ` (drawn as a disc of ${radius})`}. The map shows no exact spot.`,
      admin1: `Only the province is known: somewhere in ${foreign(place)}. The map shows no exact spot.`,
      fuzzy: `Known only to an area, a road or a border${radius && `, drawn as a disc of ${radius}`}.`,
      country: `Only the country is known. The incident is not on the map.`,
      none: `No place is known. The incident is not on the map.`,
    })[precision] ?? precision,
  radius: (metres: number | null): string =>
    metres === null || metres <= 0
      ? ''
      : metres < 1000
        ? `${n(metres)} m`
        : `${decimals(metres / 1000, metres < 10_000 ? 1 : 0)} km`,
  country: (code: string | null): string => {
    if (code === null || code === '') return 'Country not known';
    return /^[A-Z]{2}$/.test(code) ? region(code) : code;
  },
  reportedAs: 'Reported as',
  showOnMap: 'Show on the map',
};

export const figures = {
  count: n,
  short,
  said,
  killed: 'killed',
  injured: 'injured',
  Killed: 'Killed',
  Injured: 'Injured',
  none: 'No figure reported',
  range: (low: number, high: number) =>
    low === high ? 'all standing reports agree' : `reports range from ${n(low)} to ${n(high)}`,
  bestIs: (speaker: string, date: string) => `Best estimate: the figure of ${foreign(speaker)}, ${date}`,
  because: (reason: string) => `Why this one: ${reason}`,
};

/** Why a figure counts or does not. */
export const reasons = {
  newestReport: 'the newest report that stands',
  newest: (speaker: string) => `the newest figure of ${foreign(speaker)}`,
  replaced: (speaker: string, date: string) =>
    `replaced by the newer figure of the same speaker, ${foreign(speaker)}, of ${date}`,
  withdrawn: (date: string, why: string) => `withdrawn on ${date}${why && `: ${foreign(why)}`}`,
  setAside: (why: string) => `set aside by the editor: ${foreign(why)}`,
  sum: (parts: string) => `(sum of ${parts})`,
};
