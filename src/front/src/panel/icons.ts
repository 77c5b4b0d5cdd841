import { svg } from '../dom';

const paths = {
  close: 'M4 4l8 8M12 4l-8 8',
  back: 'M9.5 3L4.5 8l5 5',
  sun: 'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6zM8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.2 1.2M11.8 11.8L13 13M13 3l-1.2 1.2M4.2 11.8L3 13',
  moon: 'M13.5 9.6A5.8 5.8 0 0 1 6.4 2.5 5.8 5.8 0 1 0 13.5 9.6z',
  info: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM8 7.2v4M8 4.6v.2',
  out: 'M6.5 3.5H3v9.5h9.5V9.5M9 3h4v4M13 3L7.5 8.5',
  forth: 'M6.5 3l5 5-5 5',
  save: 'M8 2v8M4.8 7L8 10.2 11.2 7M2.5 13.5h11',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  quote: 'M3 11V8.2A4 4 0 0 1 6.2 4M9.5 11V8.2A4 4 0 0 1 12.7 4M3 8h3v3H3zM9.5 8h3v3h-3z',
  find: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.3 10.3L14 14',
  actor: 'M8 2.5a2.7 2.7 0 1 1 0 5.4 2.7 2.7 0 0 1 0-5.4zM2.8 14a5.2 5.2 0 0 1 10.4 0',
  paper: 'M3.5 2h9v12h-9zM6 5.5h4M6 8h4M6 10.5h2.5',
  clock: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM8 4.5V8l2.6 1.8',
  play: 'M5 3l8 5-8 5z',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  share: 'M4 9.5V14h8V9.5M8 10V2M5 5l3-3 3 3',
  down: 'M4 6l4 4 4-4',
  target: 'M8 4.2a3.8 3.8 0 1 1 0 7.6 3.8 3.8 0 0 1 0-7.6zM8 1v2.2M8 12.8V15M1 8h2.2M12.8 8H15',
  link: 'M6.8 9.2l2.4-2.4M7.5 4.6l1.2-1.2a2.7 2.7 0 0 1 3.9 3.9l-1.2 1.2M8.5 11.4l-1.2 1.2a2.7 2.7 0 0 1-3.9-3.9l1.2-1.2',
  globe:
    'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM1.5 8h13M8 1.5c2.2 2 3.2 4.2 3.2 6.5S10.2 12.5 8 14.5C5.8 12.5 4.8 10.3 4.8 8S5.8 3.5 8 1.5z',
  whole: 'M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4',
};

export type IconName = keyof typeof paths;

export function icon(name: IconName): SVGSVGElement {
  return svg(
    'svg',
    { class: 'icon', viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true', focusable: 'false' },
    svg('path', { d: paths[name] }),
  );
}
