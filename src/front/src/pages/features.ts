import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import '../../styles/colours.css';
import { h } from '../dom';
import { BasemapLayer } from '../map/basemap';
import { extent, loadBasemap } from '../map/basemapData';
import { LabelLayer } from '../map/labels';
import { readPalette } from '../map/palette';
import './features.css';

// The map on the service's pages of features. It reads the page itself: whatever has a place carries it in
// `data-point`, and in `data-area` the radius where nothing closer is known. Without script the page lacks nothing else.

const features = [...document.querySelectorAll<HTMLElement>('[data-point]')];
const container = document.getElementById('map');
if (container && features.length > 0) void draw(container);

async function draw(container: HTMLElement): Promise<void> {
  container.hidden = false;
  const map = L.map(container, {
    attributionControl: false,
    scrollWheelZoom: false,
    minZoom: 3,
    maxZoom: 12,
    maxBoundsViscosity: 1,
  });
  map.createPane('basemap').style.zIndex = '200';
  map.createPane('labels').style.zIndex = '450';
  const all = L.latLngBounds([]);
  map.setView([30, 68], 4, { animate: false });
  for (const feature of features) all.extend(show(map, feature));
  const sheet = L.latLngBounds([extent.south, extent.west], [extent.north, extent.east]);
  map.setMaxBounds(sheet.extend(all));
  map.fitBounds(all, { padding: [24, 24], maxZoom: 9, animate: false });

  const data = await loadBasemap();
  const palette = readPalette();
  map.addLayer(new BasemapLayer(data, palette));
  map.addLayer(new LabelLayer(data, palette));
}

/** Draws a feature and tells what to keep in view for it. */
function show(map: L.Map, feature: HTMLElement): L.LatLngBounds {
  const [lon = 0, lat = 0] = (feature.dataset.point ?? '').split(',').map(Number);
  const at = L.latLng(lat, lon);
  const area = Number(feature.dataset.area ?? 0);
  const mark =
    area > 0
      ? L.circle(at, { radius: area, className: 'feature-area' })
      : L.circleMarker(at, { radius: 6, className: 'feature-place' });
  mark.addTo(map);
  const link = feature.querySelector('a');
  // As nodes and never as HTML: what a source wrote is shown and not run.
  if (link) mark.bindPopup(h('a', { href: link.href }, link.textContent));
  feature.addEventListener('pointerenter', () => mark.getElement()?.classList.add('is-lit'));
  feature.addEventListener('pointerleave', () => mark.getElement()?.classList.remove('is-lit'));
  return area > 0 ? at.toBounds(2 * area) : L.latLngBounds(at, at);
}
