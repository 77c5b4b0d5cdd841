/** What the reader has chosen on this machine, of what public/first.js reads before the first paint. */
type Choice = 'theme' | 'language';

const keyOf = (choice: Choice) => `incident-map:${choice}`;

export function remember(choice: Choice, value: string): void {
  storage((store) => store.setItem(keyOf(choice), value));
}

/** Undefined where nothing has been chosen, or storage is switched off: a choice then holds for this visit. */
export function remembered(choice: Choice): string | undefined {
  return storage((store) => store.getItem(keyOf(choice)));
}

function storage<T>(use: (store: Storage) => T): NonNullable<T> | undefined {
  try {
    return use(localStorage) ?? undefined;
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
