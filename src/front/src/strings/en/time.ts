export const time = {
  heading: 'Time',
  label: 'Time: incidents over time, and which dates to show',
  measure: 'Bars show',
  incidents: 'Incidents',
  killed: 'Killed',
  units: { day: 'day', week: 'week', month: 'month', quarter: 'quarter', year: 'year' },
  bars: (unit: string, killed: boolean) =>
    `Bars: ${killed ? 'killed, best estimate,' : 'incidents'} in each ${unit}. The table after them has the numbers.`,
  from: 'First day shown',
  to: 'Last day shown',
  whole: 'Days shown, moved together',
  clear: 'All dates',
  play: 'Play through time',
  pause: 'Pause',
  speed: 'Speed',
  speeds: { slow: 'slow', normal: 'normal', fast: 'fast' },
  step: 'Step',
  steps: { day: 'by day', week: 'by week', month: 'by month', quarter: 'by quarter', year: 'by year' },
};

export const asOf = {
  label: 'As known on …',
  day: 'As known on this day',
  slider: 'Move the day through time',
  dayBefore: 'One day earlier',
  dayAfter: 'One day later',
  banner: (day: string) => `As known on ${day}.`,
  explained: 'What was reported later is left out of map, list, figures and dossiers.',
  leave: 'Back to all that is known',
};
