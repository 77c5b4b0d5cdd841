import { civilPart } from '../dates';
import { h } from '../dom';
import type { Dossier, Running } from '../incident';
import { s, word } from '../strings';
import type { Measure } from './chartData';
import { imports } from './imports';

interface Change {
  day: string;
  words: string;
  before?: string | null;
  more?: string[];
}

/** How the record came to say what it says: figures, withdrawals and accusations by the day they were published, and imports. */
export function changes(dossier: Dossier): HTMLElement | null {
  const all: Change[] = [
    ...figureSteps(dossier, 'killed'),
    ...figureSteps(dossier, 'injured'),
    ...withdrawals(dossier),
    ...stances(dossier),
    ...imports(dossier),
  ];
  if (all.length === 0) return null;
  all.sort((a, b) => a.day.localeCompare(b.day));
  const edited = dossier.updated_at ? s.when.date(civilPart(dossier.updated_at)) : null;
  return h(
    'section',
    { class: 'block' },
    h('h3', {}, s.dossier.changes),
    h(
      'ol',
      { class: 'changes' },
      ...all.map(({ day, words, before = null, more = [] }) =>
        h(
          'li',
          {},
          h('time', { datetime: day }, s.when.date(day, 'short')),
          h(
            'span',
            {},
            words,
            before !== null && h('span', { class: 'fact-more' }, s.dossier.changed.before(before)),
            ...more.map((line) => h('span', { class: 'fact-more' }, line)),
          ),
        ),
      ),
    ),
    edited !== null && h('p', { class: 'note' }, s.dossier.changed.record(edited)),
  );
}

function figureSteps(dossier: Dossier, measure: Measure): Change[] {
  const steps = dossier.estimate[measure]?.series ?? [];
  return steps.map((step, i) => {
    const before = steps[i - 1];
    return { day: step.from, words: say(step, measure), before: before ? say(before, measure) : null };
  });
}

function say({ low, best, high }: Running, measure: Measure): string {
  const name = s.figures[measure];
  if (low === null || best === null || high === null) return s.dossier.changed.none(name);
  return s.dossier.changed.figure(name, s.figures.count(low), s.figures.count(best), s.figures.count(high));
}

function withdrawals(dossier: Dossier): Change[] {
  return dossier.reports.flatMap(({ withdrawn, speaker }) =>
    withdrawn?.on ? [{ day: civilPart(withdrawn.on), words: s.dossier.changed.withdrawn(speaker) }] : [],
  );
}

function stances(dossier: Dossier): Change[] {
  return dossier.responsibility.flatMap(({ published, speaker, stance, actor }) =>
    published
      ? [
          {
            day: civilPart(published),
            words: s.dossier.changed.stance(speaker, word('stance', stance), actor),
          },
        ]
      : [],
  );
}
