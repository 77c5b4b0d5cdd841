import { civilPart } from '../dates';
import type { Dossier, Estimate, Report, Statement } from '../incident';

export function reportOf(dossier: Dossier, id: string | null): Report | undefined {
  return dossier.reports.find((report) => report.id === id);
}

export function published(report: Report | undefined): string | null {
  return report?.published ? civilPart(report.published) : null;
}

/** The statements of an estimate by the report that made them. */
export function statementsOf(estimate: Estimate | null): Map<string, Statement[]> {
  const byReport = new Map<string, Statement[]>();
  for (const statement of estimate?.statements ?? [])
    byReport.set(statement.report, [...(byReport.get(statement.report) ?? []), statement]);
  return byReport;
}

/** Of several statements of one report the one that speaks of all comes first, then a sum, then a group. */
export function mainOf(statements: readonly Statement[]): Statement | undefined {
  return [...statements].sort((a, b) => rank(a) - rank(b))[0];
}

function rank({ group }: Statement): number {
  return group === 'all' ? 0 : group === 'sum' ? 1 : 2;
}
