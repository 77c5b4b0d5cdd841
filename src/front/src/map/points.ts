import type { Cluster, MapAnswer } from '../answer';
import { drawing, type Incident } from '../incident';
import { radiusOf, radiusOfCluster } from '../symbols';
import { pixel, type Board } from './board';
import { setCluster } from './clusterMark';
import { joined } from './joined';
import { setPoint } from './pointMark';
import { drawProvinces } from './provinces';
import { drawRadii } from './radii';
import { stack, type Spot } from './stacks';

/** Most symbols and captions at any time; the server keeps its own part of it. */
const mostMarks = 500;
/** Most captions of provinces; the drawer of uncertain places has all of them. */
const mostCaptions = 60;

/** Clusters and single incidents, those that would hide one another as one, and hatched what is known to a province only. */
export function drawPoints(board: Board, answer: MapAnswer): void {
  const { selected, map, radii, svg } = board;
  const singles = answer.incidents.filter((one) => drawing(one) === 'point' && one.key !== selected?.key);
  drawOpenPoint(board);
  const spots = [
    ...answer.clusters.map((cluster) => spot(board, cluster, cluster.at, radiusOfCluster(cluster.count))),
    ...singles.map((one) => spot(board, one, one.point ?? [0, 0], radiusOf(one.killed_best))),
  ].sort((a, b) => b.radius - a.radius);
  const stacks = stack<Cluster | Incident>(spots);
  const faces: Incident[] = [];
  for (const { face, members } of stacks) {
    const incidents = members.filter((member) => 'key' in member);
    if (incidents.length < members.length) setCluster(board, joined(members));
    else if ('key' in face.item) {
      faces.push(face.item);
      setPoint(board, face.item, incidents);
    }
  }
  drawRadii(radii, svg, map, faces, selected);
  drawProvinces(board, answer.uncertain.admin1, Math.max(0, Math.min(mostCaptions, mostMarks - stacks.length - 1)));
}

/** The open incident is seen even where it is one of many, and whatever else the map shows. */
export function drawOpenPoint(board: Board): void {
  if (board.selected && drawing(board.selected) === 'point') setPoint(board, board.selected, [board.selected]);
}

function spot<T>(board: Board, item: T, at: [number, number], radius: number): Spot<T> {
  const { x, y } = pixel(board, at);
  return { item, x, y, radius };
}
