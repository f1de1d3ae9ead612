import type { z } from 'zod';
import { awaitedAtStep } from '../../domain/chain.ts';
import { localDateAt } from '../../domain/calendar.ts';
import type { ActedBy } from '../../domain/dossier.ts';
import type { PlanEvent } from '../../domain/plan/events.ts';
import { owedReports } from '../../domain/plan/occurrences.ts';
import type { Approval, EarlierVersion, HandedIn, PlanState } from '../../domain/plan/plan.ts';
import { firstBrokenLink, type RecordedPlanEvent } from '../../domain/plan/record.ts';
import { approvalSteps } from '../../domain/plan/rules.ts';
import { PLAN_EVENT_WORDS } from '../../domain/words.ts';
import type { planLife } from '../schemas/planLife.ts';
import { actedByOf, decidedOf, postsOf } from './people.ts';
import { isoAt } from './when.ts';

export type PlanLifeView = z.output<typeof planLife>;
type VersionView = PlanLifeView['version'];

/** @returns a plan's life as people look at it: versions with their approvals, who is awaited, what is owed, what happened. */
export function planLifeView(state: PlanState, { events, head }: { readonly events: readonly RecordedPlanEvent[]; readonly head: string }, now: number): PlanLifeView {
  const { definition } = state.version;
  const next = state.phase === 'running' ? state.next : undefined;
  const brokenAt = firstBrokenLink(events, head);
  return {
    plan: definition.planId,
    phase: state.phase,
    version: versionView(state, state.version, now),
    ...(next && { next: versionView(state, next, now) }),
    earlier: state.earlier.map((earlier) => earlierView(state, earlier)),
    ...((state.phase === 'running' || state.phase === 'concluded') && { startedAt: isoAt(definition.calendar, state.startedAt) }),
    ...(state.phase === 'concluded' && { conclusion: conclusionView(state) }),
    reports: reportViews(state, now),
    events: events.map((event) => eventView(state, event)),
    record: { head, ...(brokenAt !== undefined && { brokenAt }) },
  };
}

function versionView(state: PlanState, version: PlanState['version'], now: number): VersionView {
  const staff = state.version.definition;
  const { hash, planTitle, measures } = version.definition;
  const step = version.status === 'awaiting' ? approvalSteps(staff.rules)[version.chain.step]?.title : undefined;
  return {
    ...{ hash, title: planTitle, measures, status: version.status },
    submitted: decidedOf(version.definition, version.submitted),
    approvals: approvalViews(state, version.approvals),
    ...(version.status === 'approved' && { approvedAt: isoAt(staff.calendar, version.approvedAt) }),
    ...(step !== undefined && { step }),
    awaited: version.status === 'awaiting' ? postsOf(staff, awaitedAtStep(version.chain), now) : [],
    ...(version.status === 'returned' && { returned: { ...decidedOf(staff, version.returned), reason: version.returned.reason } }),
  };
}

function approvalViews({ version: { definition } }: PlanState, approvals: readonly Approval[]): VersionView['approvals'] {
  return approvals.map(({ stepId, note, ...approval }) => ({ ...decidedOf(definition, approval), stepId, ...(note !== undefined && { note }) }));
}

function earlierView(state: PlanState, { hash, title, submitted, approvals, approvedAt, replacedAt, wasInForce }: EarlierVersion): PlanLifeView['earlier'][number] {
  const { definition } = state.version;
  return {
    ...{ hash, title, wasInForce },
    submitted: decidedOf(definition, submitted),
    approvals: approvalViews(state, approvals),
    ...(approvedAt !== undefined && { approvedAt: isoAt(definition.calendar, approvedAt) }),
    replacedAt: isoAt(definition.calendar, replacedAt),
  };
}

function conclusionView({ version: { definition }, conclusion }: Extract<PlanState, { phase: 'concluded' }>): NonNullable<PlanLifeView['conclusion']> {
  const { counts, reason } = conclusion;
  return { ...decidedOf(definition, conclusion), reason, measures: counts.closed + counts.archived + counts.withdrawn };
}

function reportViews(state: PlanState, now: number): PlanLifeView['reports'] {
  const { definition } = state.version;
  const today = localDateAt(definition.calendar, now);
  const owed = owedReports(state, now).map(({ rule, dueOn, awaited }) => ({ ...reportFacts(state, rule.id), dueOn, isOverdue: dueOn < today, awaited: postsOf(definition, awaited, now) }));
  const handedIn = state.reports.map((report) => ({ ...reportFacts(state, report.reportId), dueOn: report.dueOn, isOverdue: false, awaited: [], handedIn: handedInView(state, report) }));
  return [...owed, ...handedIn].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

function reportFacts({ version: { definition } }: PlanState, reportId: string) {
  const rule = definition.rules.reports?.find(({ id }) => id === reportId);
  return { id: reportId, title: rule?.title ?? reportId, ...(rule?.addressee !== undefined && { addressee: rule.addressee }) };
}

function handedInView({ version: { definition } }: PlanState, report: HandedIn) {
  return { ...decidedOf(definition, report), text: report.text, isLate: report.isLate };
}

function eventView({ version: { definition } }: PlanState, event: PlanEvent): PlanLifeView['events'][number] {
  const by: ActedBy | undefined = 'by' in event ? event.by : undefined;
  return { seq: event.seq, at: isoAt(definition.calendar, event.at), type: event.type, text: { ...PLAN_EVENT_WORDS[event.type] }, ...(by && { by: actedByOf(definition, by) }) };
}
