import { localDateAt } from '../../domain/calendar.ts';
import { awaitedAtStep } from '../../domain/chain.ts';
import type { Evidence, Extension, Interview, PeriodicEntry } from '../../domain/dossier.ts';
import type { MeasureEvent } from '../../domain/events.ts';
import type { MeasureState } from '../../domain/measure.ts';
import { postsOf as postsOfRoles } from '../../domain/definition.ts';
import { partOf } from '../../domain/parts.ts';
import { isOwed, periodDue, periodOutstanding, periodsToHandIn, rulesInForce } from '../../domain/periodic.ts';
import type { PeriodicRule } from '../../domain/policy.ts';
import { valueOf } from '../../domain/targets.ts';
import { periodTitle } from '../../domain/words.ts';
import type { EvidenceView, ExtensionView, InterviewView, PartView, PeriodicDutyView, SubstitutionView, TargetView } from '../schemas/duties.ts';
import { ruleTitle, stepTitle } from './names.ts';
import { actedByOf, decidedOf, personOf, postOf, postsOf, type Known } from './people.ts';
import { isoAt, limitOf } from './when.ts';

export function evidenceOf({ calendar }: Known, evidence: readonly Evidence[]): EvidenceView[] {
  return evidence.map(({ uploadedAt, ...reference }) => ({ ...reference, ...(uploadedAt !== undefined && { uploadedAt: isoAt(calendar, uploadedAt) }) }));
}

export function extensionView(state: MeasureState, extension: Extension, now: number): ExtensionView {
  const { definition } = state;
  const { id, milestoneId, by, at, reason, progress, from, to, outcome, chain, refusal } = extension;
  const isPending = outcome === 'pending';
  return {
    ...{ id, milestoneId, by: actedByOf(definition, by), at: isoAt(definition.calendar, at), reason, progress, from, to, outcome },
    ...(isPending && { stepTitle: stepTitle(state, 'extension', chain.step) }),
    awaited: isPending ? postsOf(definition, awaitedAtStep(chain), now) : [],
    approvals: chain.allApprovals.map((decided) => decidedOf(definition, decided)),
    ...(refusal && { refusal: { by: decidedOf(definition, refusal), reason: refusal.reason } }),
  };
}

export function interviewView(state: MeasureState, interview: Interview, now: number): InterviewView {
  const { definition } = state;
  const { id, ruleId, milestoneId, with: called, awaited, dueBy, held } = interview;
  return {
    id,
    title: ruleTitle(state, ruleId),
    ...(milestoneId !== undefined && { milestoneId }),
    with: postsOf(definition, called, now),
    awaited: postsOf(definition, awaited, now),
    limit: limitOf(definition.calendar, dueBy, now),
    ...(held && { held: { by: decidedOf(definition, held), heldOn: held.heldOn, text: held.text } }),
  };
}

/** @returns every participating unit, whether it has reported or not: whoever accepts sees who has not. */
export function partsOf(state: MeasureState, now: number): PartView[] {
  const { definition } = state;
  return postsOfRoles(definition, ['participants']).map((post) => {
    const report = partOf(state, post);
    return { post: postOf(definition, post, now), ...(report && { report: { by: decidedOf(definition, report), text: report.text, evidence: evidenceOf(definition, report.evidence), isDone: report.isDone } }) };
  });
}

export function targetsOf(state: MeasureState): TargetView[] {
  return (state.definition.targets ?? []).map((target) => {
    const { id, title, unit, total, curve } = target;
    const value = valueOf(state, target);
    return { ...{ id, title, unit, total, value }, shortfall: Math.max(0, total - value), ...(curve && { curve: [...curve] }) };
  });
}

/** @returns the duties of the measure's class, and those of which entries remain. */
export function periodicOf(state: MeasureState, events: readonly MeasureEvent[], now: number): PeriodicDutyView[] {
  const inForce = rulesInForce(state);
  const known = (state.definition.policy.periodic ?? []).filter((rule) => inForce.includes(rule) || state.periodic.some(({ dutyId }) => dutyId === rule.id));
  return known.map((rule) => ({
    id: rule.id,
    title: rule.title,
    every: rule.every,
    posts: postsOf(state.definition, postsOfRoles(state.definition, rule.roles), now),
    ...(inForce.includes(rule) && { ...nextPeriod(state, rule, now) }),
    open: inForce.includes(rule) ? periodsToHandIn(state, rule, now) : [],
    entries: state.periodic.filter(({ dutyId }) => dutyId === rule.id).map((entry) => entryView(state, events, entry)),
  }));
}

function nextPeriod(state: MeasureState, rule: PeriodicRule, now: number): Pick<PeriodicDutyView, 'next'> {
  if (!isOwed(state, rule)) return {};
  const span = periodOutstanding(state, rule);
  return { next: { period: span.name, text: periodText(span.name), limit: limitOf(state.definition.calendar, periodDue(state, rule, span).by, now) } };
}

/** What was handed in is read from the record: the measure itself keeps only who did and when. */
function entryView({ definition, cycle }: MeasureState, events: readonly MeasureEvent[], { dutyId, period, handedIn, missed }: PeriodicEntry): PeriodicDutyView['entries'][number] {
  const report = events.flatMap((event) => (event.type === 'periodicHandedIn' && event.cycle === cycle && event.dutyId === dutyId && event.period === period ? [event] : [])).at(-1);
  return {
    period,
    text: periodText(period),
    ...(handedIn && { handedIn: { by: decidedOf(definition, handedIn), text: report?.text ?? '', evidence: evidenceOf(definition, report?.evidence ?? []) } }),
    ...(missed && { missedAt: isoAt(definition.calendar, missed.at) }),
  };
}

function periodText(period: string): { zh: string; en: string } {
  return { zh: periodTitle(period, 'zh'), en: periodTitle(period, 'en') };
}

/** @returns who stands in at the measure's posts, now or later. */
export function substitutionsOf({ definition }: MeasureState, now: number): SubstitutionView[] {
  const today = localDateAt(definition.calendar, now);
  return Object.entries(definition.directory.posts).flatMap(([post, { substitutes = [] }]) =>
    substitutes.filter(({ to }) => to >= today).map(({ person, from, to }) => ({ post: postOf(definition, post, now), person: personOf(definition, person), from, to })),
  );
}
