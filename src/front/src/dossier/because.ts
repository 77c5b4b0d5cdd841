import { civilPart } from '../dates';
import type { Dossier, Estimate, Report, Statement } from '../incident';
import { s, word } from '../strings';
import { published, reportOf } from './report';

/** The dossier with the server's reasons, which are English, in the reader's language: the rules are those of docs/figures.md. */
export function withReasons(dossier: Dossier): Dossier {
  const inWords = (estimate: Estimate | null) =>
    estimate && {
      ...estimate,
      best_reason: bestBecause(estimate),
      statements: estimate.statements.map((statement) => ({
        ...statement,
        because: because(dossier, estimate, statement),
      })),
    };
  const { killed, injured } = dossier.estimate;
  return { ...dossier, estimate: { ...dossier.estimate, killed: inWords(killed), injured: inWords(injured) } };
}

/** Why one of those that stand is the best: in the editor's words, where an editor has chosen. */
function bestBecause({ best_reason: reason }: Estimate): string | null {
  if (!reason) return null;
  return reason === 'the newest report that stands' ? s.reasons.newestReport : s.when.dates(reason);
}

function because(dossier: Dossier, estimate: Estimate, statement: Statement): string {
  const report = reportOf(dossier, statement.report);
  if (!report) return s.when.dates(statement.because ?? '');
  const sum = statement.group === 'sum' ? ` ${s.reasons.sum(parts(report, estimate, dossier))}` : '';
  return `${rule(dossier, estimate, statement, report)}${sum}`;
}

function rule(dossier: Dossier, { statements }: Estimate, { counts }: Statement, report: Report): string {
  const { withdrawn, set_aside: aside, speaker } = report;
  if (withdrawn?.on) return s.reasons.withdrawn(s.when.date(civilPart(withdrawn.on)), withdrawn.reason ?? '');
  if (aside !== null) return s.reasons.setAside(aside);
  if (counts) return s.reasons.newest(speaker);
  const newer = statements
    .map((other) => ({ other, from: reportOf(dossier, other.report) }))
    .find(({ other, from }) => other.counts && from?.speaker === speaker);
  const date = published(newer?.from);
  return s.reasons.replaced(speaker, date === null ? s.dossier.noDate : s.when.date(date));
}

/** The groups that a sum is made of: children are inside civilians where a report gives both. */
function parts(report: Report, estimate: Estimate, dossier: Dossier): string {
  const measure = dossier.estimate.killed === estimate ? 'killed' : 'injured';
  const given = report.figures.filter((figure) => figure.measure === measure);
  const both = given.some(({ group }) => group === 'civilians');
  return given
    .filter(({ group }) => !(both && group === 'children'))
    .map(
      ({ group, at_least, at_most, approximate }) =>
        `${word('group', group)} ${s.figures.said(at_least, at_most, approximate)}`,
    )
    .join(' + ');
}
