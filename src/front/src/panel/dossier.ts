import { dossierPath } from '../api';
import { civilPart } from '../dates';
import { append, h, replace, webAddress } from '../dom';
import type { Dossier, Estimate, Report, Statement } from '../incident';
import { kindOf } from '../kinds';
import { s, word } from '../strings';
import { symbol } from '../symbols';
import { icon } from './icons';
import { notice, type Notice } from './notice';
import { Sheet } from './sheet';

export interface DossierEvents {
  close(): void;
  showOnMap(): void;
}

/** All that was reported about one incident, beside the map. */
export class DossierPanel {
  readonly #body = h('div', { class: 'dossier-body' });
  readonly #sheet: Sheet;

  constructor(
    private readonly root: HTMLElement,
    private readonly events: DossierEvents,
  ) {
    root.setAttribute('aria-label', s.dossier.label);
    // Wherever the focus is, unless something nearer takes the key for itself.
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.isOpen && !document.querySelector('dialog[open]')) events.close();
    });
    const handle = h('button', { type: 'button', class: 'sheet-handle' });
    this.#sheet = new Sheet(root, handle, 'half');
    append(root, [
      handle,
      h(
        'div',
        { class: 'dossier-top' },
        h(
          'button',
          { type: 'button', class: 'link-button back', onclick: () => events.close() },
          icon('back'),
          s.dossier.back,
        ),
        h(
          'button',
          { type: 'button', class: 'icon-button', 'aria-label': s.page.close, onclick: () => events.close() },
          icon('close'),
        ),
      ),
      this.#body,
    ]);
  }

  get isOpen(): boolean {
    return !this.root.hidden;
  }

  loading(title: string | null, focus: boolean): void {
    this.#open(focus, [
      h('h2', { tabindex: -1, dir: 'auto' }, title ?? s.dossier.label),
      h('p', { class: 'loading', role: 'status' }, s.dossier.loading),
    ]);
  }

  failed(title: string | null, problem: Notice): void {
    this.#open(false, [h('h2', { tabindex: -1, dir: 'auto' }, title ?? s.dossier.label), notice(problem)]);
  }

  show(dossier: Dossier): void {
    this.#open(false, [
      this.#head(dossier),
      estimates(dossier),
      ...facts(dossier, this.events),
      ledger(dossier),
      responsibility(dossier),
      h(
        'p',
        { class: 'dossier-foot' },
        h('a', { href: dossierPath(dossier.key), target: '_blank', rel: 'noopener' }, s.dossier.apiLink, newTab()),
      ),
    ]);
  }

  hide(): void {
    this.root.hidden = true;
    document.body.classList.remove('has-dossier');
    replace(this.#body);
  }

  /** To the heading, so that a screen reader begins there. */
  focus(): void {
    this.root.querySelector('h2')?.focus({ preventScroll: true });
  }

  #open(focus: boolean, children: Node[]): void {
    const hadFocus = this.#body.contains(document.activeElement);
    if (!this.isOpen) this.#sheet.set('half');
    this.root.hidden = false;
    document.body.classList.add('has-dossier');
    replace(this.#body, ...children);
    this.#body.scrollTop = 0;
    if (hadFocus || focus) this.focus();
  }

  #head(dossier: Dossier): HTMLElement {
    const kind = word('event_subtype', dossier.event_subtype) || word('event_type', dossier.event_type);
    return h(
      'header',
      { class: 'dossier-head' },
      h(
        'p',
        { class: 'kicker' },
        symbol(kindOf(dossier), 9),
        h('span', {}, kind),
        h('span', { class: `tag tag-${dossier.status}` }, word('status', dossier.status)),
      ),
      h('h2', { tabindex: -1, dir: 'auto' }, dossier.title),
      dossier.summary !== null && h('p', { class: 'summary', dir: 'auto' }, dossier.summary),
    );
  }
}

function newTab(): Node {
  return h('span', { class: 'unseen' }, ` ${s.page.newTab}`);
}

function reportOf(dossier: Dossier, id: string | null): Report | undefined {
  return dossier.reports.find((report) => report.id === id);
}

function published(report: Report | undefined): string | null {
  return report?.published ? civilPart(report.published) : null;
}

/** The two headline figures, each with its range and whose figure it is. */
function estimates(dossier: Dossier): HTMLElement {
  const one = (name: string, estimate: Estimate | null) => {
    if (estimate?.best == null)
      return h('div', { class: 'estimate is-empty' }, h('h3', {}, name), h('p', {}, s.figures.none));
    const { low, best, high } = estimate;
    const report = reportOf(dossier, estimate.best_report);
    const date = published(report);
    return h(
      'div',
      { class: 'estimate' },
      h('h3', {}, name),
      h('p', { class: 'estimate-best' }, s.figures.count(best)),
      low !== null && high !== null && h('p', { class: 'estimate-range' }, s.figures.range(low, high)),
      report &&
        h(
          'p',
          { class: 'note' },
          s.figures.bestIs(report.speaker, date === null ? s.dossier.noDate : s.when.date(date)),
          estimate.best_reason ? `. ${s.figures.because(s.when.dates(estimate.best_reason))}` : '',
        ),
    );
  };
  return h(
    'div',
    { class: 'estimates' },
    one(s.figures.Killed, dossier.estimate.killed),
    one(s.figures.Injured, dossier.estimate.injured),
  );
}

function facts(dossier: Dossier, events: DossierEvents): HTMLElement[] {
  const { date, place } = dossier;
  const row = (name: string, ...value: (Node | string | null | false)[]) =>
    h('div', { class: 'fact' }, h('dt', {}, name), h('dd', {}, ...value));
  const utc = /T(\d\d:\d\d)/.exec(date.occurred_at ?? '')?.[1];
  const province = place.admin1?.name ?? '';
  const named = [place.gazetteer?.name ?? null, place.admin2, province, s.where.country(place.country)];
  const drawn = place.precision !== 'country' && place.precision !== 'none';
  return [
    h(
      'dl',
      { class: 'facts' },
      row(
        s.dossier.when,
        h('span', { class: 'fact-main' }, s.when.words(date.start, date.end, date.precision)),
        h(
          'span',
          { class: 'fact-more' },
          date.local_time ? s.when.localTime(date.local_time.slice(0, 5)) : s.when.noTime,
          utc ? ` (${s.when.utc(utc)})` : '',
        ),
      ),
      row(
        s.dossier.where,
        h(
          'span',
          { class: 'fact-main', dir: 'auto' },
          [...new Set(named.filter((name) => name !== null && name !== ''))].join(', '),
        ),
        place.reported !== null &&
          h('span', { class: 'fact-more', dir: 'auto' }, `${s.where.reportedAs}: ${place.reported}`),
        h(
          'span',
          { class: `fact-more precision precision-${place.precision}` },
          s.where.precision(place.precision, province, s.where.radius(place.radius_m)),
        ),
        place.note ? h('span', { class: 'fact-more', dir: 'auto' }, place.note) : null,
        drawn &&
          h(
            'button',
            { type: 'button', class: 'link-button', onclick: () => events.showOnMap() },
            icon('target'),
            s.where.showOnMap,
          ),
      ),
      dossier.weapon ? row(s.dossier.weapon, h('span', { dir: 'auto' }, dossier.weapon)) : '',
      dossier.target_kind ? row(s.dossier.target, h('span', { dir: 'auto' }, dossier.target_kind)) : '',
      dossier.actors.length > 0 &&
        row(
          s.dossier.actors,
          h(
            'ul',
            { class: 'plain' },
            ...dossier.actors.map(({ name, role, aliases }) =>
              h(
                'li',
                {},
                h('span', { dir: 'auto' }, name),
                ` (${word('role', role)})`,
                aliases.length > 0 &&
                  h(
                    'details',
                    { class: 'note' },
                    h('summary', {}, s.dossier.alsoCalled(aliases.length)),
                    h('span', { dir: 'auto' }, aliases.join(', ')),
                  ),
              ),
            ),
          ),
        ),
    ),
  ];
}

function responsibility(dossier: Dossier): HTMLElement {
  const entries = dossier.responsibility.map(({ speaker, stance, actor, report, published: date, stands }) => {
    const source = reportOf(dossier, report);
    return h(
      'li',
      { class: stands ? '' : 'is-off' },
      h('span', { class: `stance stance-${stance}` }, word('stance', stance)),
      h(
        'span',
        {},
        h('b', { dir: 'auto' }, actor),
        h(
          'span',
          { class: 'fact-more' },
          h('span', { dir: 'auto' }, s.dossier.by(speaker)),
          ' · ',
          date ? s.when.date(civilPart(date), 'short') : s.dossier.noDate,
          !stands && ` · ${s.dossier.noLongerStands}`,
          source ? ' · ' : '',
          source ? sourceLink(source) : null,
        ),
      ),
    );
  });
  return h(
    'section',
    { class: 'block' },
    h('h3', {}, s.dossier.responsibility),
    entries.length > 0 ? h('ul', { class: 'stances' }, ...entries) : h('p', { class: 'note' }, s.dossier.nobody),
  );
}

/** One dated line for each statement, with its number of killed as a bar on one scale. */
function ledger(dossier: Dossier): HTMLElement {
  const killed = statementsOf(dossier.estimate.killed);
  const injured = statementsOf(dossier.estimate.injured);
  const most = Math.max(
    1,
    ...[...killed.values()].flat().map(({ at_least, at_most }) => Math.max(at_least ?? 0, at_most ?? 0)),
  );
  return h(
    'section',
    { class: 'block' },
    h('h3', {}, s.dossier.ledger),
    h('p', { class: 'note' }, s.dossier.ledgerNote),
    h(
      'ol',
      { class: 'ledger' },
      ...dossier.reports.map((report) =>
        line(dossier, report, killed.get(report.id) ?? [], injured.get(report.id) ?? [], most),
      ),
    ),
  );
}

function statementsOf(estimate: Estimate | null): Map<string, Statement[]> {
  const byReport = new Map<string, Statement[]>();
  for (const statement of estimate?.statements ?? [])
    byReport.set(statement.report, [...(byReport.get(statement.report) ?? []), statement]);
  return byReport;
}

function line(dossier: Dossier, report: Report, killed: Statement[], injured: Statement[], most: number): HTMLElement {
  const date = published(report);
  const isBest = dossier.estimate.killed?.best_report === report.id;
  const off = report.withdrawn !== null || report.set_aside !== null;
  const others = [
    [s.dossier.saysPlace, report.place],
    [s.dossier.saysTime, report.time],
    [s.dossier.saysMeans, report.means],
  ] as const;
  return h(
    'li',
    { class: `line${off ? ' is-off' : ''}${isBest ? ' is-best' : ''}`, 'data-report': report.id },
    h(
      'p',
      { class: 'line-date' },
      date === null ? s.dossier.noDate : h('time', { datetime: date }, s.when.date(date, 'short')),
    ),
    h(
      'div',
      { class: 'line-text' },
      h('p', { class: 'line-speaker' }, h('b', { dir: 'auto' }, report.speaker), speakerKind(report)),
      report.spoken_by ? h('p', { class: 'line-by', dir: 'auto' }, report.spoken_by) : null,
      ...figureLines(report, killed, 'killed', most, isBest),
      ...figureLines(report, injured, 'injured', null, false),
      report.text ? h('p', { class: 'line-said', dir: 'auto' }, report.text) : null,
      ...others
        .filter(([, value]) => value)
        .map(([name, value]) => h('p', { class: 'note', dir: 'auto' }, `${name}: ${value}`)),
      report.withdrawn &&
        h(
          'p',
          { class: 'line-off' },
          s.dossier.withdrawn(
            report.withdrawn.on ? s.when.date(civilPart(report.withdrawn.on)) : '',
            report.withdrawn.reason ?? '',
          ),
        ),
      report.set_aside !== null && h('p', { class: 'line-off' }, s.dossier.setAside(report.set_aside)),
      h('p', { class: 'line-source' }, sourceLink(report)),
    ),
  );
}

/** What kind of speaker it is, unless the name says so already. */
function speakerKind({ speaker, speaker_kind: kind }: Report): HTMLElement | null {
  const name = word('speaker_kind', kind);
  return speaker.toLocaleLowerCase(s.locale).includes(name) ? null : h('span', { class: 'line-kind' }, ` ${name}`);
}

/** The figures of one report for one measure: the one that the estimate uses, and below it the groups it is made of. */
function figureLines(
  report: Report,
  statements: Statement[],
  measure: 'killed' | 'injured',
  most: number | null,
  isBest: boolean,
): HTMLElement[] {
  const given = report.figures.filter((figure) => figure.measure === measure);
  const [main] = [...statements].sort((a, b) => rank(a) - rank(b));
  if (!main) return [];
  const counts = statements.some((statement) => statement.counts);
  const parts = given
    .filter(({ group }) => group !== 'all' && !(given.length === 1 && group === main.group))
    .map(
      ({ group, at_least, at_most, approximate, best }) =>
        `${word('group', group)} ${s.figures.said(at_least, at_most, approximate, best)}`,
    );
  const group = main.group === 'all' || main.group === 'sum' ? '' : ` (${word('group', main.group)})`;
  return [
    h(
      'p',
      { class: `figure${counts ? '' : ' is-out'}` },
      h('span', { class: 'figure-number' }, s.figures.said(main.at_least, main.at_most, main.approximate, main.best)),
      ` ${s.figures[measure]}${group}`,
      isBest && h('span', { class: 'tag tag-best' }, s.dossier.best),
    ),
    most !== null && bar(main, most, counts),
    parts.length > 0 && h('p', { class: 'note' }, parts.join(' · ')),
    !counts && main.because
      ? h('p', { class: 'line-off' }, `${s.dossier.notCounted}: ${s.when.dates(main.because)}`)
      : null,
  ].filter((node): node is HTMLParagraphElement => node instanceof HTMLElement);
}

function rank({ group }: Statement): number {
  return group === 'all' ? 0 : group === 'sum' ? 1 : 2;
}

/** Number of steps on the scale: widths come as classes' custom property by attribute, see `.bar` in the style sheet. */
function bar(statement: Statement, most: number, counts: boolean): HTMLElement {
  const from = statement.at_least ?? 0;
  const to = statement.at_most ?? from;
  const element = h('div', { class: `bar${counts ? '' : ' is-out'}`, 'aria-hidden': 'true' });
  const share = (value: number) => `${Math.round((1000 * value) / most) / 10}%`;
  const solid = h('span', { class: 'bar-solid' });
  solid.style.width = share(Math.min(from, to));
  const range = h('span', { class: `bar-range${statement.at_most === null ? ' bar-open' : ''}` });
  range.style.insetInlineStart = share(Math.min(from, to));
  range.style.width = statement.at_most === null ? '10%' : share(Math.max(0, to - from));
  append(element, [solid, (to > from || statement.at_most === null) && range]);
  return element;
}

/** Publisher, title and address of a report; only http and https become a link. */
function sourceLink(report: Report): HTMLElement {
  const publisher = report.publisher ?? s.dossier.unknownPublisher;
  const language =
    report.language !== null && report.language !== 'en' ? ` (${s.dossier.language(report.language)})` : '';
  const address = webAddress(report.url);
  const title = report.title
    ? h('span', { class: 'source-title', dir: 'auto', lang: report.language }, report.title)
    : null;
  if (address === null)
    return h(
      'span',
      { class: 'source' },
      h('span', { dir: 'auto' }, publisher),
      title ? ': ' : '',
      title,
      `${language} – `,
      report.url === null ? s.dossier.noSource : h('span', { dir: 'auto' }, `${s.dossier.notALink}: ${report.url}`),
    );
  return h(
    'span',
    { class: 'source' },
    h(
      'a',
      { href: address, target: '_blank', rel: 'noopener noreferrer' },
      h('span', { dir: 'auto' }, publisher),
      title ? ': ' : '',
      title,
      icon('out'),
      newTab(),
    ),
    language,
  );
}
