const key = 'incident-map:theme';
type Theme = 'light' | 'dark';

/** The theme in use; public/theme.js has set it before the first paint. */
export function theme(): Theme {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
}

export function toggleTheme(): void {
  const next: Theme = theme() === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset.theme = next;
  storage((store) => store.setItem(key, next));
}

/** Follows the system between light and dark until the reader has chosen. */
export function followSystem(changed: () => void): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', ({ matches }) => {
    if (storage((store) => store.getItem(key)) !== undefined) return;
    document.documentElement.dataset.theme = matches ? 'dark' : 'light';
    changed();
  });
}

/** Undefined where storage is switched off (the choice then holds for this visit) or holds nothing. */
function storage<T>(use: (store: Storage) => T): NonNullable<T> | undefined {
  try {
    return use(localStorage) ?? undefined;
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
