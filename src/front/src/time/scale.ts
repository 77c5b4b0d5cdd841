import type { Histogram, Unit } from '../answer';
import { addDays, addMonths, daysBetween } from '../dates';

const months: Partial<Record<Unit, number>> = { month: 1, quarter: 3, year: 12 };

/** The first day of the period so many periods later; earlier when negative. */
export function addUnits(day: string, unit: Unit, by: number): string {
  const inMonths = months[unit];
  return inMonths === undefined ? addDays(day, unit === 'week' ? 7 * by : by) : addMonths(day, inMonths * by);
}

/** Bars of a histogram beside one another, each as broad as the next: turns civil days into places on them and back. */
export class TimeScale {
  readonly #starts: string[];

  /** `count` bars from `start` on. */
  constructor(
    readonly unit: Unit,
    start: string,
    readonly count: number,
  ) {
    this.#starts = Array.from({ length: count + 1 }, (_, i) => addUnits(start, unit, i));
  }

  static of({ unit, start, counts }: Histogram): TimeScale | null {
    return start === null || counts.length === 0 ? null : new TimeScale(unit, start, counts.length);
  }

  /** First and last day of all bars. */
  get first(): string {
    return this.startOf(0);
  }

  get last(): string {
    return addDays(this.startOf(this.count), -1);
  }

  /** First day of a bar. */
  startOf(bar: number): string {
    return this.#starts[Math.max(0, Math.min(this.count, bar))] ?? '';
  }

  /** Where a day begins, counted in bars: 2.5 is half way through the third. */
  placeOf(day: string): number {
    if (day <= this.first) return 0;
    if (day > this.last) return this.count;
    let [low, high] = [0, this.count];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.startOf(middle) <= day) low = middle;
      else high = middle;
    }
    const [from, to] = [this.startOf(low), this.startOf(low + 1)];
    return low + daysBetween(from, day) / Math.max(1, daysBetween(from, to));
  }

  /** The first day of the bar whose edge is nearest to a place. */
  edgeAt(place: number): string {
    return this.startOf(Math.round(Math.max(0, Math.min(this.count, place))));
  }
}
