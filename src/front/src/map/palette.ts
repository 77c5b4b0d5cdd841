/** The colours of the drawn map, kept with all others in the style sheet (`--map-sea`, ...). */
const names = {
  land: '--map-land',
  sea: '--map-sea',
  coast: '--map-coast',
  river: '--map-river',
  reliefShade: '--map-relief-shade',
  veil: '--map-veil',
  border: '--map-border',
  borderHalo: '--map-border-halo',
  provinceLine: '--map-province-line',
  label: '--map-label',
  labelHalo: '--map-label-halo',
  provinceLabel: '--map-province-label',
  countryLabel: '--map-country-label',
  waterLabel: '--map-water-label',
} as const;

export type Palette = Record<keyof typeof names, string>;

/** From few to many. */
export function heatColours(): string[] {
  const style = getComputedStyle(document.documentElement);
  return ['--heat-1', '--heat-2', '--heat-3', '--heat-4'].map((name) => style.getPropertyValue(name).trim());
}

export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(
    Object.entries(names).map(([name, property]) => [name, style.getPropertyValue(property).trim()]),
  ) as Palette;
}
