import { remember, remembered } from './memory';

type Theme = 'light' | 'dark';

/** The theme in use; public/first.js has set it before the first paint. */
export function theme(): Theme {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
}

export function toggleTheme(): void {
  const next: Theme = theme() === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset.theme = next;
  remember('theme', next);
}

/** Follows the system between light and dark until the reader has chosen. */
export function followSystem(changed: () => void): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', ({ matches }) => {
    if (remembered('theme') !== undefined) return;
    document.documentElement.dataset.theme = matches ? 'dark' : 'light';
    changed();
  });
}

let onScreen: Theme | null = null;

/** Paper is light, whatever the screen is. */
export function themeForPaper(paper: boolean): void {
  const { dataset } = document.documentElement;
  if (paper) {
    onScreen ??= theme();
    dataset.theme = 'light';
  } else {
    dataset.theme = onScreen ?? theme();
    onScreen = null;
  }
}
