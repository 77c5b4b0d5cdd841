import L from 'leaflet';
import type { Obstacle } from './labels';

export interface Caption extends Obstacle {
  /** A thin line back to the area, when the caption had to stand away from it. */
  leader: { from: L.Point; to: L.Point } | null;
  /** No spot was free: it lies on something. */
  covers: boolean;
}

/** About how broad a caption is, in pixels; exact enough to keep others off. */
export function captionWidth(text: string, incidents: number): number {
  return (text === '' ? 26 : text.length * 6.2 + 40) + (incidents > 1 ? 14 : 0);
}

const halfHeight = 13;

/**
 * A spot for the caption of an area: on the area when that is broad enough, else beside it, wherever it covers the
 * least of symbols and other captions and stays in view. All in layer points.
 */
export function placeCaption(
  anchor: L.Point,
  area: L.Bounds,
  width: number,
  view: L.Bounds,
  obstacles: readonly Obstacle[],
): Caption {
  const [rx, ry] = [width / 2, halfHeight];
  const { x: broad, y: tall } = area.getSize();
  const [dx, dy] = [broad / 2 + rx + 5, tall / 2 + ry + 4];
  const middle = area.getCenter();
  const tries: { point: L.Point; cost: number }[] = [
    { point: anchor, cost: broad > width * 1.15 ? 0 : 3 },
    { point: middle.add(L.point(dx, 0)), cost: 1 },
    { point: middle.add(L.point(-dx, 0)), cost: 1 },
    { point: middle.add(L.point(0, dy)), cost: 1 },
    { point: middle.add(L.point(0, -dy)), cost: 1 },
  ];
  for (const step of [1, 2, 3])
    for (const side of [-1, 0, 1])
      for (const up of [-1, 1])
        tries.push({ point: middle.add(L.point(side * dx, up * (dy + step * 26))), cost: 1 + step + Math.abs(side) });

  const covered = (point: L.Point) =>
    obstacles.reduce((sum, o) => {
      const [across, down] = [rx + o.rx - Math.abs(o.x - point.x), ry + o.ry - Math.abs(o.y - point.y)];
      return across > 0 && down > 0 ? sum + 4 + Math.min(across, down) / 6 : sum;
    }, 0);
  const cost = ({ point, cost }: { point: L.Point; cost: number }) => {
    const box = L.bounds([point.x - rx, point.y - ry], [point.x + rx, point.y + ry]);
    return cost + covered(point) + (view.contains(box) || !view.contains(anchor) ? 0 : 8);
  };
  const best = tries.reduce((a, b) => (cost(b) < cost(a) ? b : a)).point;

  const touching = Math.abs(best.x - middle.x) <= dx + 1 && Math.abs(best.y - middle.y) <= dy + 1;
  const from = L.point(best.x, best.y + Math.sign(middle.y - best.y) * ry);
  return {
    x: best.x,
    y: best.y,
    rx,
    ry,
    round: false,
    leader: touching ? null : { from, to: anchor },
    covers: covered(best) > 0,
  };
}
