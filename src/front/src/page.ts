import { loadDossier, loadSite, Problem, type Site } from './api';
import { byId, h, replace } from './dom';
import { facets, isFiltered, matches, noFilter, sorted } from './filter';
import { incidentOf, type Incident } from './incident';
import { IncidentMap } from './map/map';
import { aboutButton, openAbout } from './panel/about';
import { DossierPanel } from './dossier/panel';
import type { Neighbours } from './dossier/walk';
import { FilterPanel } from './panel/filters';
import { icon } from './panel/icons';
import { Legend } from './panel/legend';
import { IncidentList } from './panel/list';
import { notice, problemNotice } from './panel/notice';
import { isPhone, Sheet } from './panel/sheet';
import { StatusPanel } from './panel/status';
import { Source } from './source';
import type { State } from './state';
import { Store } from './store';
import { s } from './strings';
import { hatchings } from './symbols';
import { followSystem, theme, toggleTheme } from './theme';

/** Puts the parts together: the state goes in at the top, and every part is shown from it. */
export function startPage(): void {
  const store = new Store();
  let site: Site = { title: null, tile_layer: null, contact: null };
  let drawn = { symbols: 0, of: 0 };
  let dossierRequest: AbortController | null = null;
  /** Where a dossier was opened from: closing it takes the focus back there. */
  let opener: 'list' | 'map' = 'list';

  const open = (key: string, from: 'list' | 'map') => {
    opener = from;
    if (store.state.selected === key) dossier.focus();
    else store.change({ selected: key });
  };
  const highlight = (key: string | null) => {
    list.highlight(key);
    map.incidents.highlight(key);
  };

  writeFixedWords();
  document.body.prepend(hatchings());
  const themeButton = h('button', { type: 'button', class: 'icon-button', onclick: switchTheme });
  const attribution = h('button', {
    type: 'button',
    class: 'attribution',
    title: s.attribution.more,
    onclick: () => openAbout(site),
  });
  replace(
    byId('tools'),
    themeButton,
    aboutButton(() => site),
  );
  replace(byId('attribution'), attribution);

  const source = new Source(() => ({ filter: store.state.filter, bbox: map.bbox() }), arrived);
  const status = new StatusPanel(byId('status'), byId('live'));
  const filters = new FilterPanel(byId('filters'), (filter, how) => store.change({ filter }, how));
  const list = new IncidentList(byId('list'), {
    open: (key) => open(key, 'list'),
    hover: highlight,
    sort: (sort) => store.change({ sort }),
    inView: (inView) => store.change({ inView }),
  });
  const legend = new Legend(byId('legend'));
  const dossier = new DossierPanel(byId('dossier'), {
    close: () => store.change({ selected: null }),
    open: (key) => store.change({ selected: key }),
    site: () => site.title ?? s.page.title,
    smallMap: (sheet, dossier) => map.smallMap(sheet, incidentOf(dossier)),
    showOnMap: () => {
      const incident = find(store.state.selected);
      if (incident) map.zoomTo(incident, covered());
    },
  });
  const map = new IncidentMap(
    byId('map'),
    {
      open: (key) => open(key, 'map'),
      hover: highlight,
      moved: (view) => store.change({ view }, 'same'),
      drawn: (symbols, of) => (drawn = { symbols, of }),
    },
    store.state.view,
  );
  new Sheet(byId('browse'), byId('sheet-handle'), 'peek');
  byId('map')
    .querySelector('.leaflet-control-zoom')
    ?.append(
      h(
        'a',
        {
          href: '#',
          role: 'button',
          class: 'home-button',
          title: s.page.whole,
          'aria-label': s.page.whole,
          onclick: goHome,
        },
        icon('whole'),
      ),
    );

  store.listen((state, before) => {
    if (state.view !== before.view && !map.isAt(state.view)) map.go(state.view);
    if (state.view !== before.view || state.filter !== before.filter) source.moved();
    show();
    if (state.selected !== before.selected) void showDossier(state.selected, before);
  });
  followSystem(repaint);
  addEventListener('online', () => {
    if (source.problem) void source.load();
  });
  repaint();
  show();
  void source.load();
  if (store.state.selected !== null) void showDossier(store.state.selected, null);
  void lay();

  /** The ground under the incidents, which may come later than they do. */
  async function lay(): Promise<void> {
    site = await loadSite();
    const title = site.title ?? s.page.title;
    byId('title').textContent = title;
    document.title = title;
    attribution.textContent = site.tile_layer ? s.attribution.tiles(site.tile_layer.attribution) : s.attribution.line;
    try {
      await map.background(site);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      byId('stage').append(notice({ kind: 'hint', text: s.problems.basemap }));
    }
  }

  function find(key: string | null): Incident | undefined {
    return source.loaded?.incidents.find((incident) => incident.key === key);
  }

  function arrived(): void {
    const known = find(store.state.selected);
    show();
    if (known && store.state.view === null) map.reveal(known, covered());
  }

  function show(): void {
    const { filter, sort, inView, selected } = store.state;
    const all = source.loaded?.incidents ?? [];
    const fitting = sorted(
      all.filter((incident) => matches(incident, filter)),
      sort,
    );
    map.show(fitting, selected);
    const listed = inView ? fitting.filter((incident) => map.contains(incident)) : fitting;
    const lastDate = all.reduce<string | null>(
      (last, { date_end }) => (last === null || date_end > last ? date_end : last),
      null,
    );
    filters.show(filter, facets(all, filter), lastDate);
    list.show(listed, sort, inView, selected);
    dossier.place(neighbours(listed, selected));
    legend.show(all);
    status.show({
      source,
      fitting: fitting.length,
      listed: inView ? listed.length : null,
      filtered: isFiltered(filter),
      drawn,
      retry: () => void source.load(),
      clear: () => store.change({ filter: noFilter }),
      listAll: () => store.change({ inView: false }),
    });
  }

  /** What stands before and after the open incident in the list. */
  function neighbours(listed: readonly Incident[], selected: string | null): Neighbours | null {
    const at = listed.findIndex(({ key }) => key === selected);
    if (at < 0) return null;
    const key = (i: number) => listed[i]?.key ?? null;
    return { previous: key(at - 1), next: key(at + 1), position: at + 1, of: listed.length };
  }

  /** `before` is null when the page begins with an open dossier: then the focus is left where it is. */
  async function showDossier(selected: string | null, before: State | null): Promise<void> {
    dossierRequest?.abort();
    if (selected === null) {
      const hadFocus = byId('dossier').contains(document.activeElement);
      dossier.hide();
      const back = before?.selected ?? null;
      if (back === null || !hadFocus) return; // the reader is elsewhere by now
      if (
        opener === 'map' ? map.incidents.focus(back) || list.focus(back) : list.focus(back) || map.incidents.focus(back)
      )
        return;
      byId('list-heading').focus();
      return;
    }
    const request = (dossierRequest = new AbortController());
    const incident = find(selected);
    dossier.loading(incident?.title ?? null, before !== null);
    if (incident) map.reveal(incident, covered());
    try {
      const answer = await loadDossier(selected, request.signal);
      if (!request.signal.aborted) dossier.show(answer);
    } catch (error) {
      if (request.signal.aborted) return;
      if (!(error instanceof Problem)) throw error;
      dossier.failed(
        incident?.title ?? null,
        error.kind === 'missing'
          ? {
              kind: 'problem',
              text: s.problems.missing,
              hint: s.problems.missingHint,
              action: { label: s.dossier.back, run: () => store.change({ selected: null }) },
            }
          : problemNotice(error, () => void showDossier(selected, before), false),
      );
    }
  }

  /** How much of the map a sheet hides at the bottom, in pixels. */
  function covered(): { bottom: number } {
    if (!isPhone.matches) return { bottom: 0 };
    const panel = dossier.isOpen ? byId('dossier') : byId('browse');
    return { bottom: panel.getBoundingClientRect().height };
  }

  function goHome(event: Event): void {
    event.preventDefault();
    map.home();
  }

  function switchTheme(): void {
    toggleTheme();
    repaint();
  }

  function repaint(): void {
    const dark = theme() === 'dark';
    const label = dark ? s.page.toLight : s.page.toDark;
    replace(themeButton, icon(dark ? 'sun' : 'moon'));
    themeButton.setAttribute('aria-label', label);
    themeButton.title = label;
    map.repaint();
  }
}

function writeFixedWords(): void {
  document.documentElement.lang = s.locale;
  document.documentElement.dir = s.direction;
  byId('title').textContent = s.page.title;
  replace(byId('blurb'), h('b', {}, s.page.area), ' ', s.page.blurb);
  byId('skip-list').textContent = s.page.skipToList;
  byId('skip-map').textContent = s.page.skipToMap;
  byId('map-help').textContent = s.page.mapHelp;
  byId('map').setAttribute('aria-describedby', 'map-help');
  byId('browse').setAttribute('aria-label', s.page.incidents);
}
