import { h } from '../dom';
import { toggleType } from '../filter';
import { s, word } from '../strings';
import { check } from './choices';
import type { Choosing } from './panel';

/** Event types, each with its subtypes below it. */
export function types({ filter, answer, change }: Choosing): HTMLElement {
  const chosen = filter.types;
  const tree = new Map(
    (answer?.counts.type ?? []).map(({ value, count, subtypes }) => [
      value,
      { count, subtypes: new Map(subtypes.map((one) => [one.value, one.count])) },
    ]),
  );
  const choose = (type: string, subtype?: string) => change({ types: toggleType(chosen, tree, type, subtype) });
  const byCount = <T>(entries: Iterable<[string, T]>, count: (value: T) => number) =>
    [...entries].sort(([a, x], [b, y]) => count(y) - count(x) || (a < b ? -1 : 1));
  return h(
    'div',
    { class: 'choices' },
    ...byCount(tree, ({ count }) => count).map(([type, { count, subtypes }]) => {
      const whole = chosen.includes(type);
      const some = !whole && [...subtypes.keys()].some((subtype) => chosen.includes(subtype));
      return h(
        'fieldset',
        { class: 'tree' },
        h('legend', { class: 'unseen' }, word('event_type', type)),
        check(`type-${type}`, word('event_type', type), count, whole, () => choose(type), some),
        subtypes.size > 0 &&
          h(
            'div',
            { class: 'branch' },
            ...byCount(subtypes, (count) => count).map(([subtype, count]) =>
              check(
                `type-${type}-${subtype}`,
                word('event_subtype', subtype),
                count,
                whole || chosen.includes(subtype),
                () => choose(type, subtype),
              ),
            ),
          ),
      );
    }),
    h('p', { class: 'note' }, s.filters.note),
  );
}
