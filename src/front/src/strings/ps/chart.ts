import type { Strings } from '../../strings';
import { n, plural } from './locale';

export const chart: Strings['chart'] = {
  heading: 'د وخت په تېرېدو راپور شوي شمېرې',
  measure: 'کومې شمېرې',
  label: (measure, statements, from, to) =>
    `د ${measure} د شمېر په اړه د ${n(statements)} ${plural(statements, { one: 'وینا', other: 'ویناوو' })} چارټ، ${from === to ? from : `له ${from} تر ${to}`}. لاندې جدول هم همدا وايي.`,
  note: 'هره نښه یوه وینا ده، په هغه ورځ چې خپره شوې: شکل ښيي چې چا ویلي، کرښه د دوو شمېرو تر منځ واټن دی او غشی د «لږ تر لږه» مانا لري. تشې نښې نه شمېرل کېږي.',
  band: 'هغه مهال تر ټولو ټیټ نه تر ټولو لوړ پاتې شمېر',
  best: 'د هغه مهال غوره اټکل',
  hollow: 'نه شمېرل کېږي',
  undated: (count) =>
    `د ${n(count)} ${plural(count, { one: 'وینا نېټه نشته؛ یوازې په جدول کې ده.', other: 'ویناوو نېټه نشته؛ یوازې په جدول کې دي.' })}`,
  none: (measure) => `په هېڅ وینا کې د ${measure} شمېر نشته.`,
  table: 'چارټ د جدول په بڼه',
  columns: { date: 'خپور شوی', speaker: 'ویندوی', figure: 'شمېر', counts: 'شمېرل کېږي' },
  yes: 'هو',
  no: 'نه',
  running: 'اټکل، لکه هغه مهال چې و',
  runningColumns: { from: 'له', low: 'تر ټولو ټیټ', best: 'غوره', high: 'تر ټولو لوړ' },
};
