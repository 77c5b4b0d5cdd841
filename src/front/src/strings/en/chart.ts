import { n, plural } from './locale';

export const chart = {
  heading: 'Reported figures over time',
  measure: 'Which figures',
  label: (measure: string, statements: number, from: string, to: string) =>
    `Chart of ${n(statements)} ${plural(statements, { one: 'statement', other: 'statements' })} on the number ${measure}, ${from === to ? from : `${from} to ${to}`}. The table below says the same.`,
  note: 'Each mark is one statement on the day it was published: a shape for the kind of speaker, a line for a range, an arrow where it says “at least”. Hollow marks do not count.',
  band: 'lowest to highest that stood',
  best: 'best estimate then',
  hollow: 'does not count',
  undated: (count: number) =>
    `${n(count)} without a date ${plural(count, { one: 'is', other: 'are' })} in the table only.`,
  none: (measure: string) => `No statement gives a number of ${measure}.`,
  table: 'The chart as a table',
  columns: { date: 'Published', speaker: 'Speaker', figure: 'Figure', counts: 'Counts' },
  yes: 'yes',
  no: 'no',
  running: 'Estimate as it stood',
  runningColumns: { from: 'From', low: 'Low', best: 'Best', high: 'High' },
};
