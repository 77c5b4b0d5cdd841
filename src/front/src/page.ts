import { Problem } from './api';
import { byId, h, replace, whenLoaded } from './dom';
import { Opening, type Opener } from './dossier/opening';
import { DossierPanel } from './dossier/panel';
import { isFiltered, noFilter, toggle } from './filter';
import { FilterPanel } from './filters/panel';
import { incidentOf, type Incident } from './incident';
import { listen } from './live';
import { IncidentMap } from './map/map';
import { hasKilled } from './map/shades';
import { keepForLater } from './offline';
import { openAbout } from './panel/about';
import { UncertainDrawer } from './panel/drawer';
import { credits, writeHeading } from './panel/heading';
import { homeButton } from './panel/home';
import { Legend } from './panel/legend';
import { IncidentList } from './panel/list';
import { notice } from './panel/notice';
import { isPhone, Sheet } from './panel/sheet';
import { StatusPanel } from './panel/status';
import { Toolbar } from './panel/toolbar';
import { SearchBox } from './search/box';
import { openShare } from './share/dialog';
import { embedBar } from './share/embed';
import { preparePrint } from './share/print';
import { listQuery, Source, type Question } from './source';
import type { Layer, State } from './state';
import { Store } from './store';
import { s } from './strings';
import { hatchings } from './symbols';
import { AsOfPicker } from './time/asOf';
import { Timeline } from './time/timeline';
import { writeUrl } from './url';
import { notUnderstood } from './url';
import { writeFixedWords } from './words';

/** Puts the parts together: the state goes in at the top, and every part is shown from it. */
export function startPage(): void {
  const store = new Store();
  const linked = { filter: store.state.filter, ignored: notUnderstood(location.search) };
  let asked = '';
  let hearsNothing = false;

  const open = (key: string, from: Opener) => {
    opening.opener = from;
    if (store.state.selected === key) dossier.focus();
    else store.change({ selected: key });
  };
  const highlight = (incident: Incident | null) => {
    list.highlight(incident?.key ?? null);
    map.incidents.highlight(incident);
  };
  const change = (part: Partial<State['filter']>) => store.change({ filter: { ...store.state.filter, ...part } });
  /** What a link to the page as it is now must hold. */
  const here = (): State => ({ ...store.state, view: store.state.view ?? map.camera.view });

  writeFixedWords();
  document.body.prepend(hatchings());
  writeHeading();
  new Toolbar(byId('tools'), {
    share: () => openShare(here(), source.answer?.matched.incidents ?? 0),
    about: openAbout,
    addressIn: (code) => writeUrl({ ...here(), language: code }),
    repaint: () => map.repaint(),
  });
  replace(
    byId('attribution'),
    h('button', { type: 'button', class: 'attribution', title: s.attribution.more, onclick: openAbout }, credits()),
  );

  const source = new Source(question, show);
  const some = (narrower: Record<string, string>, offset: number) => source.some(narrower, offset, 20);
  const status = new StatusPanel(byId('status'), byId('live'));
  const search = new SearchBox(byId('search-box'), {
    incidents: (words, signal) => source.some({ q: words }, 0, 4, signal),
    actors: (words, signal) => source.values('actors', words, 3, signal),
    open: (key) => open(key, 'list'),
    goTo: ({ point, radius }) => map.camera.goTo(point, radius, covered()),
    actor: (name) => change({ actors: [...new Set([...store.state.filter.actors, name])] }),
    words: (words) => {
      if (words !== store.state.filter.words) change({ words });
    },
  });
  const filters = new FilterPanel(
    byId('filters'),
    (filter, how) => store.change({ filter }, how),
    (field, starts, limit, signal) => source.values(field, starts, limit, signal),
  );
  const list = new IncidentList(byId('list'), {
    open: (key) => open(key, 'list'),
    hover: highlight,
    sort: (sort) => store.change({ sort }),
    inView: (inView) => store.change({ inView }),
    rows: (where, signal) => source.rows(where, signal),
  });
  const legend = new Legend(byId('legend'), (layer) => store.change({ layer }));
  const asOf = new AsOfPicker(byId('past'), (day, how) => store.change({ asOf: day }, how));
  const timeline = new Timeline(
    byId('timeline'),
    (span, how) => store.change({ filter: { ...store.state.filter, ...span } }, how),
    (bars) => store.change({ bars }),
    asOf.element,
  );
  const drawer = new UncertainDrawer(byId('uncertain'), { open: (key) => open(key, 'drawer'), some });
  const dossier = new DossierPanel(byId('dossier'), {
    close: () => store.change({ selected: null }),
    open: (key) => store.change({ selected: key }),
    smallMap: (sheet, one, told) => map.ground.smallMap(sheet, incidentOf(one), told),
    showOnMap: () => {
      if (opening.incident) map.zoomTo(opening.incident, covered());
    },
    measure: () => store.state.chart,
    choose: (chart) => store.change({ chart }),
  });
  const opening = new Opening(dossier, {
    find: (key) => list.find(key) ?? source.answer?.incidents.find((incident) => incident.key === key),
    asOf: () => store.state.asOf,
    present: () => store.change({ asOf: null }),
    close: () => store.change({ selected: null }),
    known: (incident) => {
      showMap();
      if (incident) map.reveal(incident, covered());
    },
    goBack: (key, to) => {
      const places = { list, map: map.incidents, drawer };
      if (![places[to], list, map.incidents].some((place) => place.focus(key))) byId('list-heading').focus();
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
    ?.append(homeButton(() => map.camera.home()));

  preparePrint(
    () => store.state,
    () => source.answer,
    list,
    () => map.repaint(),
  );
  embedBar(here);

  list.grown = () => dossier.place(list.around(store.state.selected));
  store.listen((state, before) => {
    if (state.view !== before.view && !map.camera.isAt(state.view)) map.camera.go(state.view);
    if (state.selected !== before.selected) opening.change(state.selected, before.selected, true);
    else if (state.asOf !== before.asOf && state.selected !== null) void opening.open(state.selected, false);
    if (state.chart !== before.chart) dossier.showFiguresOf(state.chart);
    refresh();
    show();
  });
  addEventListener('online', () => {
    if (source.problem) void source.load();
  });
  show();
  map.settle();
  refresh();
  if (store.state.selected !== null) opening.change(store.state.selected, null, false);
  void lay().then(() => {
    void import('../styles/fonts.css');
    listen({
      changed: (revision) => {
        if (source.answer && source.answer.revision !== revision) askAnew();
      },
      back: askAnew,
      lost: (isLost) => {
        if (isLost === hearsNothing) return;
        hearsNothing = isLost;
        show();
      },
    });
  });
  whenLoaded(() => setTimeout(() => void keepForLater(), 2000));

  function question(): Question {
    const { filter, asOf, sort, inView } = store.state;
    return { filter, asOf, sort, inView, bbox: map.camera.bbox(), zoom: map.camera.zoom };
  }

  /** Asks the server when what is on the screen is no longer what it was asked for. */
  function refresh(): void {
    const now = JSON.stringify(question());
    if (now === asked) return;
    asked = now;
    void source.load();
  }

  /** The same question, and the dossier that is open: the data may have changed. */
  function askAnew(): void {
    void source.load();
    if (store.state.selected !== null) void opening.follow(store.state.selected);
  }

  /** The ground under the incidents, which may come later than they do. */
  async function lay(): Promise<void> {
    try {
      await map.background();
      show();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      byId('stage').append(notice({ kind: 'hint', text: s.problems.basemap }));
    }
  }

  function show(): void {
    const { filter, sort, inView, bars, selected } = store.state;
    const { answer } = source;
    // What tells of the answer speaks of the question that it answers, not of the one on its way.
    const answered = source.question ?? question();
    legend.show(answer, layer(), filter.provinces, map.ground.data); // first: symbols keep out of its way
    showMap();
    search.show(filter.words);
    filters.show(filter, answer);
    drawer.show(answer, answered);
    timeline.show(answer?.histogram ?? null, filter, answered.filter, bars);
    asOf.show(store.state.asOf, answer?.reported.first ?? null, answer?.reported.last ?? null);
    if (answer) {
      const total = answered.inView ? answer.in_view.incidents : answer.matched.incidents;
      const { rows: first, revision } = answer;
      list.show({ first, total, query: listQuery(answered).toString(), revision }, sort, inView, selected);
    }
    dossier.place(list.around(selected));
    status.show({
      source,
      hearsNothing,
      inView: answered.inView,
      filtered: isFiltered(answered.filter),
      ignored: filter === linked.filter ? linked.ignored : [],
      retry: () => void source.load(),
      clear: () => store.change({ filter: noFilter }),
      listAll: () => store.change({ inView: false }),
    });
  }

  function showMap(): void {
    map.show(source.answer, opening.incident, layer(), store.state.filter.provinces);
  }

  function layer(): Layer {
    const asked = store.state.layer;
    return asked === 'killed' && !hasKilled(source.answer) ? 'provinces' : asked;
  }

  /** How much of the map a sheet hides at the bottom, in pixels. */
  function covered(): { bottom: number } {
    if (!isPhone.matches) return { bottom: 0 };
    const panel = dossier.isOpen ? byId('dossier') : byId('browse');
    const { bottom } = byId('map').getBoundingClientRect();
    return { bottom: Math.max(0, bottom - panel.getBoundingClientRect().top) };
  }
}
