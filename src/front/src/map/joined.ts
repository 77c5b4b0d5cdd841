import type { Cluster } from '../answer';
import type { Incident } from '../incident';

/** Clusters and incidents that would hide one another as one cluster, on the place of the largest. */
export function joined(members: readonly (Cluster | Incident)[]): Cluster {
  const clusters = members.map((member): Cluster => {
    if (!('key' in member)) return member;
    const [lon, lat] = member.point ?? [0, 0];
    const { killed_best: killed, event_type: type } = member;
    return { at: [lon, lat], count: 1, killed: killed ?? 0, box: [lon, lat, lon, lat], type };
  });
  const face = clusters.reduce((a, b) => (b.count > a.count ? b : a));
  const edge = (side: 0 | 1 | 2 | 3, pick: (...values: number[]) => number) =>
    pick(...clusters.map(({ box }) => box[side]));
  return {
    ...face,
    count: clusters.reduce((sum, { count }) => sum + count, 0),
    killed: clusters.reduce((sum, { killed }) => sum + killed, 0),
    box: [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)],
  };
}
