import { endOfDay, workingDayOnOrBefore } from './calendar.ts';
import { awaitedAtStep } from './chain.ts';
import type { AwaitedSubject, ChainName } from './events.ts';
import { postsOf } from './definition.ts';
import type { ChainProgress } from './dossier.ts';
import { isFinal, type MeasureState } from './measure.ts';
import { occurrence, type AwaitedDue, type Occurrence } from './occurrence.ts';
import { isOwed, periodDue, periodOutstanding, rulesInForce } from './periodic.ts';
import type { Step } from './policy.ts';
import { clockOf, lastDayOfStep, nextNoticeAt, noticeAt, noticeBefore } from './timing.ts';

/** @returns reminders and lapses of the steps that await somebody. */
export function chainLimits(state: MeasureState): Occurrence[] {
  if (state.phase === 'suspended' || state.phase === 'closed' || isFinal(state)) return [];
  const limits = [...acceptanceLimits(state), ...extensionLimits(state)];
  if (state.phase !== 'inSignOff') return limits;
  const subject = { on: 'signOff', milestones: state.milestones.map((milestone) => milestone.id) } as const;
  return [...limits, ...stepLimits(state, state.definition.policy.signOff[state.signOff.step], state.signOff, 'signOff', subject)];
}

function acceptanceLimits(state: MeasureState): Occurrence[] {
  const submitted = state.milestones.flatMap((milestone) => (milestone.status === 'submitted' ? [milestone] : []));
  const runs = new Map<string, { progress: ChainProgress; milestones: string[] }>();
  for (const { id, acceptance: progress } of submitted) {
    // Milestones handed in together stand at the same step since the same instant: one reminder serves them all.
    const name = `${progress.step}@${progress.openedAt}`;
    runs.set(name, { progress, milestones: [...(runs.get(name)?.milestones ?? []), id] });
  }
  const steps = state.definition.policy.acceptance;
  return [...runs.values()].flatMap(({ progress, milestones }) => stepLimits(state, steps[progress.step], progress, 'acceptance', { on: 'acceptance', milestones }));
}

function extensionLimits(state: MeasureState): Occurrence[] {
  const steps = state.definition.policy.extension?.steps ?? [];
  return state.extensions
    .filter(({ outcome }) => outcome === 'pending')
    .flatMap(({ id, milestoneId, chain }) => stepLimits(state, steps[chain.step], chain, `extension|${id}`, { on: 'extension', milestones: [milestoneId], extensionId: id }));
}

/** What a step is about, before the step itself is named. */
type StepSubject = { readonly on: ChainName; readonly milestones: readonly string[]; readonly extensionId?: string };

function stepLimits(state: MeasureState, step: Step | undefined, progress: ChainProgress, chain: string, about: StepSubject): Occurrence[] {
  if (!step?.within) return [];
  const clock = clockOf(state.definition);
  const due = { subject: { ...about, stepId: step.id } as AwaitedSubject, awaited: awaitedAtStep(progress), tell: step.whenLapsed };
  const name = `${chain}|${step.id}@${progress.openedAt}`;
  const lastDay = lastDayOfStep(clock, progress, step.within);
  const lapse = once(state, `${name}|lapse`, nextNoticeAt(clock, endOfDay(clock.calendar, lastDay)), { type: 'lapse', ...due });
  if (!step.remindBefore) return lapse;
  const remindAt = noticeBefore(clock, lastDay, step.remindBefore);
  return remindAt <= progress.openedAt ? lapse : [...once(state, `${name}|reminder`, remindAt, { type: 'reminder', ...due }), ...lapse];
}

/** @returns the lapses of interviews that were called for and are not on the record yet. */
export function interviewLimits(state: MeasureState): Occurrence[] {
  if (state.phase === 'suspended' || isFinal(state)) return [];
  const clock = clockOf(state.definition);
  return state.interviews
    .filter(({ held }) => !held)
    .flatMap(({ id, ruleId, awaited, dueBy }) => {
      const tell = state.definition.policy.ladder.find((rule) => rule.id === ruleId)?.interview?.whenLapsed ?? [];
      return once(state, `interview|${id}|lapse`, nextNoticeAt(clock, dueBy), { type: 'lapse', subject: { on: 'interview', interviewId: id }, awaited, tell });
    });
}

/** @returns for every periodic duty owed the reminder and the lapse of its next period. */
export function periodicLimits(state: MeasureState): Occurrence[] {
  const clock = clockOf(state.definition);
  return rulesInForce(state)
    .filter((rule) => isOwed(state, rule))
    .flatMap((rule) => {
      const span = periodOutstanding(state, rule);
      const { on, by } = periodDue(state, rule, span);
      const due = { subject: { on: 'periodic', dutyId: rule.id, period: span.name, dueOn: on } as const, awaited: postsOf(state.definition, rule.roles), tell: rule.whenMissed };
      const name = `periodic|${rule.id}|${span.name}`;
      const remindAt = rule.remindBefore && noticeBefore(clock, on, rule.remindBefore);
      const isReminded = remindAt !== undefined && remindAt > Math.max(state.cycleStartedAt, state.periodicSince ?? 0);
      return [
        ...(isReminded ? once(state, `${name}|reminder`, remindAt, { type: 'reminder', ...due }) : []),
        ...once(state, `${name}|lapse`, nextNoticeAt(clock, by), { type: 'lapse', ...due }),
      ];
    });
}

/** @returns the instant at which a suspension ends by itself: the first after its last day. */
export function resumesAt({ suspension, definition }: Extract<MeasureState, { phase: 'suspended' }>): number {
  return endOfDay(definition.calendar, suspension.until);
}

/** A legal instant: neither spread nor kept for working hours. */
export function suspensionEnd(state: MeasureState): Occurrence[] {
  if (state.phase !== 'suspended') return [];
  const at = resumesAt(state);
  return [{ key: `suspension@${state.suspension.at}`, nominalAt: at, evaluateAt: at, count: 1, what: { type: 'resumption' } }];
}

/** @returns reminders and lapses of the look-backs still to be held. */
export function lookBackLimits(state: MeasureState): Occurrence[] {
  if (state.phase !== 'closed') return [];
  const clock = clockOf(state.definition);
  return state.lookBacks
    .filter((lookBack) => !lookBack.held)
    .flatMap((lookBack) => {
      const rule = state.definition.policy.lookBacks.find((candidate) => candidate.id === lookBack.id);
      const due = { subject: { on: 'lookBack', lookBackId: lookBack.id } as const, awaited: lookBack.awaited, tell: rule?.whenLapsed ?? [] };
      const remindAt = rule?.remindBefore
        ? noticeBefore(clock, lookBack.dueOn, rule.remindBefore)
        : noticeAt(clock, workingDayOnOrBefore(clock.calendar, lookBack.dueOn));
      return [
        ...(remindAt > state.closedAt ? once(state, `lookBack|${lookBack.id}|reminder`, remindAt, { type: 'reminder', ...due }) : []),
        ...once(state, `lookBack|${lookBack.id}|lapse`, nextNoticeAt(clock, endOfDay(clock.calendar, lookBack.dueOn)), { type: 'lapse', ...due }),
      ];
    });
}

function once(state: MeasureState, key: string, nominalAt: number, what: AwaitedDue): Occurrence[] {
  return state.fired[key] ? [] : [occurrence(state, key, nominalAt, 1, what)];
}
