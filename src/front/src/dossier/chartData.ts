import type { Dossier, Running, Statement } from '../incident';
import type { ChartMeasure } from '../state';
import { mainOf, published, reportOf, statementsOf } from './report';

export type Measure = ChartMeasure;

/** One statement in the chart: a dot, a range, or an open range that an arrow ends. */
export interface Mark {
  report: string;
  speaker: string;
  kind: string;
  /** Civil day of publication; null stands in the table only. */
  day: string | null;
  statement: Statement;
}

export interface ChartData {
  measure: Measure;
  marks: Mark[];
  /** The estimate as it stood from each day on. */
  running: readonly Running[];
  /** First and last day, and the highest number. */
  first: string;
  last: string;
  most: number;
}

export function chartData(dossier: Dossier, measure: Measure): ChartData {
  const estimate = dossier.estimate[measure];
  const marks: Mark[] = [];
  for (const [id, statements] of statementsOf(estimate)) {
    const report = reportOf(dossier, id);
    const statement = mainOf(statements);
    if (!report || !statement) continue;
    marks.push({ report: id, speaker: report.speaker, kind: report.speaker_kind, day: published(report), statement });
  }
  marks.sort((a, b) => (a.day ?? '9').localeCompare(b.day ?? '9'));
  const running = estimate?.series ?? [];
  const days = [...marks.map(({ day }) => day), ...running.map(({ from }) => from)]
    .filter((day) => day !== null)
    .sort();
  const numbers = [
    ...marks.map(({ statement: { at_least, at_most } }) => Math.max(at_least ?? 0, at_most ?? 0)),
    ...running.map(({ high }) => high ?? 0),
  ];
  return {
    measure,
    marks,
    running,
    first: days[0] ?? dossier.date.start,
    last: days.at(-1) ?? dossier.date.start,
    most: Math.max(1, ...numbers),
  };
}

/** Whole numbers from nought that divide a scale into a few steps of 1, 2 or 5 times a power of ten. */
export function ticks(most: number, steps = 4): number[] {
  const rough = Math.max(1, most / steps);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) => i * step);
}
