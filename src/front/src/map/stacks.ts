/** A symbol at its place on the sheet, in pixels. */
export interface Spot<T> {
  item: T;
  x: number;
  y: number;
  radius: number;
}

export interface Stack<T> {
  /** The member that the stack stands on and shows: always a place where something was reported. */
  face: Spot<T>;
  members: T[];
}

/** Closer than this, one of two symbols is not large enough for a finger any more. */
const finger = 30;

/**
 * Gathers symbols that would hide each other. The spots come in order of importance; each joins the first face that
 * covers it, else becomes a face itself. Faces are kept in a grid, so the cost grows with the number of spots only.
 */
export function stack<T>(spots: readonly Spot<T>[]): Stack<T>[] {
  const largest = spots.reduce((most, { radius }) => Math.max(most, radius), 0);
  const cell = Math.max(finger, largest * 1.5);
  const grid = new Map<string, Stack<T>[]>();
  const stacks: Stack<T>[] = [];
  for (const spot of spots) {
    const [column, row] = [Math.floor(spot.x / cell), Math.floor(spot.y / cell)];
    let found: Stack<T> | undefined;
    for (let dx = -1; dx <= 1 && !found; dx++)
      for (let dy = -1; dy <= 1 && !found; dy++)
        found = grid.get(`${column + dx},${row + dy}`)?.find(({ face }) => {
          const reach = Math.max(finger, Math.max(face.radius, spot.radius) + 0.4 * Math.min(face.radius, spot.radius));
          return Math.hypot(face.x - spot.x, face.y - spot.y) < reach;
        });
    if (found) {
      found.members.push(spot.item);
      continue;
    }
    const made = { face: spot, members: [spot.item] };
    stacks.push(made);
    const key = `${column},${row}`;
    grid.set(key, [...(grid.get(key) ?? []), made]);
  }
  return stacks;
}
