import { loadSite, Problem, type Site } from './api';
import { byId, h, replace } from './dom';
import { Opening } from './dossier/opening';
import { DossierPanel } from './dossier/panel';
import { isFiltered, noFilter, toggle } from './filter';
import { FilterPanel } from './filters/panel';
import { incidentOf, type Incident } from './incident';
import { listen } from './live';
import { hasKilled } from './map/choropleth';
import { IncidentMap } from './map/map';
import { aboutButton, openAbout } from './panel/about';
import { UncertainDrawer } from './panel/drawer';
import { homeButton } from './panel/home';
import { icon } from './panel/icons';
import { Legend } from './panel/legend';
import { IncidentList } from './panel/list';
import { notice } from './panel/notice';
import { SearchBox } from './panel/search';
import { isPhone, Sheet } from './panel/sheet';
import { StatusPanel } from './panel/status';
import { keepForLater } from './offline';
import { openShare } from './share/dialog';
import { embedBar } from './share/embed';
import { preparePrint } from './share/print';
import { Source, type Question } from './source';
import type { Layer, State } from './state';
import { Store } from './store';
import { s } from './strings';
import { hatchings } from './symbols';
import { followSystem, theme, toggleTheme } from './theme';
import { AsOfPicker } from './time/asOf';
import { Timeline } from './time/timeline';
import { writeFixedWords } from './words';

/** Puts the parts together: the state goes in at the top, and every part is shown from it. */
export function startPage(): void {
  const store = new Store();
  let site: Site = { title: null, tile_layer: null, contact: null };
  /** The incident whose dossier is open, once something is known of it. */
  let chosen: Incident | null = null;
  /** Where a dossier was opened from: closing it takes the focus back there. */
  let opener: 'list' | 'map' = 'list';
  let asked = '';

  const open = (key: string, from: 'list' | 'map') => {
    opener = from;
    if (store.state.selected === key) dossier.focus();
    else store.change({ selected: key });
  };
  const highlight = (incident: Incident | null) => {
    list.highlight(incident?.key ?? null);
    map.incidents.highlight(incident);
  };
  const change = (part: Partial<State['filter']>) => store.change({ filter: { ...store.state.filter, ...part } });

  writeFixedWords();
  document.body.prepend(hatchings());
  const themeButton = h('button', { type: 'button', class: 'icon-button', onclick: switchTheme });
  const attribution = h('button', {
    type: 'button',
    class: 'attribution',
    title: s.attribution.more,
    onclick: () => openAbout(site),
  });
  const shareButton = h(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      'aria-label': s.share.open,
      title: s.share.open,
      onclick: () =>
        openShare({ ...store.state, view: store.state.view ?? map.view }, source.answer?.matched.incidents ?? 0),
    },
    icon('share'),
  );
  replace(
    byId('tools'),
    shareButton,
    themeButton,
    aboutButton(() => site),
  );
  replace(byId('attribution'), attribution);

  const source = new Source(question, arrived);
  const some = (narrower: Record<string, string>, offset: number) => source.some(narrower, offset, 20);
  const status = new StatusPanel(byId('status'), byId('live'));
  const search = new SearchBox(byId('search-box'), {
    incidents: (words, signal) => source.some({ q: words }, 0, 4, signal),
    actors: () => source.answer?.counts.actors ?? [],
    open: (key) => open(key, 'list'),
    goTo: ({ point, radius }) => map.goTo(point, radius),
    actor: (name) => change({ actors: [...new Set([...store.state.filter.actors, name])] }),
    words: (words) => {
      if (words !== store.state.filter.words) change({ words });
    },
  });
  const filters = new FilterPanel(byId('filters'), (filter, how) => store.change({ filter }, how));
  const list = new IncidentList(byId('list'), {
    open: (key) => open(key, 'list'),
    hover: highlight,
    sort: (sort) => store.change({ sort }),
    inView: (inView) => store.change({ inView }),
    rows: (offset, signal) => source.rows(offset, signal),
  });
  const legend = new Legend(byId('legend'), (layer) => store.change({ layer }));
  const asOf = new AsOfPicker(byId('past'), (day, how) => store.change({ asOf: day }, how));
  const timeline = new Timeline(
    byId('timeline'),
    (span, how) => store.change({ filter: { ...store.state.filter, ...span } }, how),
    asOf.element,
  );
  const drawer = new UncertainDrawer(byId('uncertain'), { open: (key) => open(key, 'map'), some });
  const dossier = new DossierPanel(byId('dossier'), {
    close: () => store.change({ selected: null }),
    open: (key) => store.change({ selected: key }),
    site: () => site.title ?? s.page.title,
    smallMap: (sheet, one) => map.smallMap(sheet, incidentOf(one)),
    showOnMap: () => {
      if (chosen) map.zoomTo(chosen, covered());
    },
  });
  const opening = new Opening(dossier, {
    find: (key) => list.find(key) ?? source.answer?.incidents.find((incident) => incident.key === key),
    asOf: () => store.state.asOf,
    close: () => store.change({ selected: null }),
    known: (incident) => {
      chosen = incident;
      showMap();
      map.reveal(incident, covered());
    },
  });
  const map = new IncidentMap(
    byId('map'),
    {
      open: (key) => open(key, 'map'),
      hover: highlight,
      some,
      moved: (view) => store.change({ view }, 'same'),
      rested: refresh,
      uncertainIn: (code) => ({
        incidents: source.answer?.uncertain.admin1[code]?.incidents ?? 0,
        chosen: store.state.filter.provinces.includes(code),
      }),
      toggleProvince: (code) => change({ provinces: toggle(store.state.filter.provinces, code) }),
    },
    store.state.view,
  );
  new Sheet(byId('browse'), byId('sheet-handle'), 'peek');
  byId('map')
    .querySelector('.leaflet-control-zoom')
    ?.append(homeButton(() => map.home()));

  preparePrint(
    () => store.state,
    () => source.answer,
  );
  embedBar(() => ({ ...store.state, view: store.state.view ?? map.view }));

  list.grown = () => dossier.place(list.around(store.state.selected));
  store.listen((state, before) => {
    if (state.view !== before.view && !map.isAt(state.view)) map.go(state.view);
    if (state.selected !== before.selected) showDossier(state.selected, before);
    else if (state.asOf !== before.asOf && state.selected !== null) void opening.open(state.selected, false);
    refresh();
    show();
  });
  followSystem(repaint);
  addEventListener('online', () => {
    if (source.problem) void source.load();
  });
  repaint();
  show();
  refresh();
  if (store.state.selected !== null) showDossier(store.state.selected, null);
  void lay().then(() =>
    listen(
      (revision) => {
        if (source.answer && source.answer.revision !== revision) void source.load();
      },
      () => void source.load(),
    ),
  );
  addEventListener('load', () => setTimeout(() => void keepForLater(), 2000));

  function question(): Question {
    const { filter, asOf, sort, inView } = store.state;
    return { filter, asOf, sort, inView, bbox: map.bbox(), zoom: map.zoom };
  }

  /** Asks the server when what is on the screen is no longer what it was asked for. */
  function refresh(): void {
    const now = JSON.stringify(question());
    if (now === asked) return;
    asked = now;
    void source.load();
  }

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

  function arrived(): void {
    show();
  }

  function show(): void {
    const { filter, sort, inView, selected } = store.state;
    const { answer } = source;
    legend.show(answer, layer(), filter.provinces); // first: symbols keep out of its way
    showMap();
    search.show(filter.words);
    filters.show(filter, answer);
    drawer.show(answer);
    timeline.show(answer?.histogram ?? null, filter);
    asOf.show(store.state.asOf, answer?.histogram.first ?? null, answer?.histogram.last ?? null);
    if (answer) {
      const total = source.question?.inView ? answer.in_view.incidents : answer.matched.incidents;
      list.show(answer.rows, total, sort, inView, selected);
    }
    dossier.place(list.around(selected));
    status.show({
      source,
      inView,
      filtered: isFiltered(filter),
      retry: () => void source.load(),
      clear: () => store.change({ filter: noFilter }),
      listAll: () => store.change({ inView: false }),
    });
  }

  function layer(): Layer {
    const asked = store.state.layer;
    return asked === 'killed' && !hasKilled(source.answer) ? 'provinces' : asked;
  }

  function showMap(): void {
    map.show(source.answer, chosen, layer(), store.state.filter.provinces);
  }

  /** `before` is null when the page begins with an open dossier: then the focus is left where it is. */
  function showDossier(selected: string | null, before: State | null): void {
    opening.abort();
    chosen = null;
    if (selected !== null) {
      void opening.open(selected, before !== null);
      return;
    }
    const hadFocus = byId('dossier').contains(document.activeElement);
    dossier.hide();
    showMap();
    const back = before?.selected ?? null;
    if (back === null || !hadFocus) return; // the reader is elsewhere by now
    const focused =
      opener === 'map' ? map.incidents.focus(back) || list.focus(back) : list.focus(back) || map.incidents.focus(back);
    if (!focused) byId('list-heading').focus();
  }

  /** How much of the map a sheet hides at the bottom, in pixels. */
  function covered(): { bottom: number } {
    if (!isPhone.matches) return { bottom: 0 };
    const panel = dossier.isOpen ? byId('dossier') : byId('browse');
    const { bottom } = byId('map').getBoundingClientRect();
    return { bottom: Math.max(0, bottom - panel.getBoundingClientRect().top) };
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
