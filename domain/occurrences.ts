import { addCount, endOfDay, localDateAt, workingDayOnOrBefore, type DayCount } from './calendar.ts';
import { awaitedAtStep } from './chain.ts';
import type { AwaitedSubject } from './events.ts';
import type { PostId, RoleName } from './directory.ts';
import type { ChainProgress, IssuedDocument, MeasureState, Milestone } from './measure.ts';
import type { Rule, Step } from './policy.ts';
import { clockOf, dueOn, limitFrom, nextNoticeAt, noticeAfter, noticeAt, noticeBefore, overdueAt, spreadMs, writingAt, type Clock } from './timing.ts';

/** Something that time alone will bring about, unless somebody acts first. */
export interface Occurrence {
  /** Names it within the cycle; `state.fired` remembers it by this key. */
  readonly key: string;
  /** The instant the rules give. */
  readonly nominalAt: number;
  /** The instant the engine acts: `nominalAt`, plus the measure's share of the spread for papers of a notice hour. */
  readonly evaluateAt: number;
  /** Which time this is, from 1. */
  readonly count: number;
  readonly what: RungDue | AwaitedDue;
}

export interface RungDue {
  readonly type: 'rung';
  readonly ruleId: string;
  readonly milestoneId?: string;
}

export interface AwaitedDue {
  readonly type: 'reminder' | 'lapse';
  readonly subject: AwaitedSubject;
  readonly awaited: readonly PostId[];
  readonly tell: readonly RoleName[];
}

interface Anchor {
  readonly name: string;
  readonly firstAt: number;
  readonly milestoneId?: string;
}

/** @returns everything time would bring about from this state on if nobody acted, in order of its instants. */
export function occurrencesOf(state: MeasureState): Occurrence[] {
  return [...rungs(state), ...chainLimits(state), ...lookBackLimits(state)].sort((a, b) => a.nominalAt - b.nominalAt || compare(a.key, b.key));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function rungs(state: MeasureState): Occurrence[] {
  if (state.phase !== 'registered' && state.phase !== 'rectifying' && state.phase !== 'inSignOff') return [];
  const { policy, class: measureClass } = state.definition;
  return policy.ladder
    .filter((rule) => !rule.classes || rule.classes.includes(measureClass))
    .flatMap((rule) => anchorsOf(state, rule).flatMap((anchor) => rungOccurrence(state, rule, anchor)));
}

function rungOccurrence(state: MeasureState, rule: Rule, anchor: Anchor): Occurrence[] {
  const key = `${rule.id}|${anchor.name}`;
  const fired = state.fired[key];
  const what: RungDue = { type: 'rung', ruleId: rule.id, ...(anchor.milestoneId !== undefined && { milestoneId: anchor.milestoneId }) };
  if (!fired) return [occurrence(state, key, anchor.firstAt, 1, what)];
  if (!rule.repeat || fired.count >= rule.repeat.atMost) return [];
  return [occurrence(state, key, nextRepeat(clockOf(state.definition), fired.nominalAt, rule.repeat.every), fired.count + 1, what)];
}

/** @returns the notice hour one repetition after another. */
export function nextRepeat(clock: Clock, nominalAt: number, every: DayCount): number {
  return noticeAfter(clock, localDateAt(clock.calendar, nominalAt), every);
}

/** Where a rule takes hold of this measure now: per milestone, per paper, per return. */
function anchorsOf(state: MeasureState, rule: Rule): Anchor[] {
  const clock = clockOf(state.definition);
  const when = rule.when;
  switch (when.on) {
    case 'registered':
      return state.cycle === 1 ? [{ name: 'registered', firstAt: writingAt(clock, state.registeredAt) }] : [];
    case 'relapsed':
      return state.relapsedAt === undefined ? [] : [{ name: 'relapsed', firstAt: writingAt(clock, state.relapsedAt) }];
    case 'before':
      return openMilestones(state, when.milestone).flatMap((milestone) => warningAnchor(clock, milestone, when.count));
    case 'after':
      return openMilestones(state, when.milestone).map((milestone) => ({
        name: milestone.id,
        milestoneId: milestone.id,
        firstAt: noticeAfter(clock, dueOn(clock, milestone), when.count),
      }));
    case 'returned':
      return state.returned
        .filter((entry) => (when.times === undefined || entry.time === when.times) && isOpen(state, entry.milestoneId))
        .map((entry) => ({ name: `${entry.milestoneId}#${entry.time}`, milestoneId: entry.milestoneId, firstAt: writingAt(clock, entry.at) }));
    case 'notAcknowledged':
      return when.of === 'assignment' ? assignmentAnchor(state, clock) : paperAnchors(state, clock, when.of, unacknowledgedSince);
    case 'notAnswered':
      return paperAnchors(state, clock, when.of, (paper) => (paper.answer ? undefined : paper.answerBy));
    case 'lapsed':
      return paperAnchors(state, clock, when.of, (paper) => paper.rectifyBy);
  }
}

/**
 * A warning counts only if its moment came after the date was known, and says nothing any more about a milestone that was
 * handed back when its date had already passed.
 */
function warningAnchor(clock: Clock, milestone: Milestone, count: DayCount): Anchor[] {
  const firstAt = noticeBefore(clock, dueOn(clock, milestone), count);
  if (firstAt < milestone.setAt) return [];
  if (milestone.reopenedAt !== undefined && milestone.reopenedAt >= overdueAt(clock, milestone)) return [];
  return [{ name: milestone.id, milestoneId: milestone.id, firstAt }];
}

function assignmentAnchor(state: MeasureState, clock: Clock): Anchor[] {
  if (state.cycle > 1 || receiptsMissing(state).length === 0) return [];
  const limit = limitFrom(clock, state.registeredAt, state.definition.policy.receipt.within);
  return [{ name: 'assignment', firstAt: nextNoticeAt(clock, limit) }];
}

function paperAnchors(state: MeasureState, clock: Clock, ruleId: string, limitOf: (paper: IssuedDocument) => number | undefined): Anchor[] {
  return state.documents
    .filter((paper) => paper.ruleId === ruleId && isInForce(state, paper))
    .flatMap((paper) => {
      const limit = limitOf(paper);
      if (limit === undefined) return [];
      return [{ name: paper.id, firstAt: nextNoticeAt(clock, limit), ...(paper.milestoneId !== undefined && { milestoneId: paper.milestoneId }) }];
    });
}

/** A paper presses while its milestone is open and its date is the one the paper was issued for; a moved date leaves it on record only. */
export function isInForce(state: MeasureState, paper: IssuedDocument): boolean {
  if (paper.milestoneId === undefined) return true;
  return state.milestones.some((milestone) => milestone.id === paper.milestoneId && milestone.status === 'open' && milestone.setAt <= paper.issuedAt);
}

function unacknowledgedSince(paper: IssuedDocument): number | undefined {
  const isMissing = paper.to.some((post) => !paper.receipts.some((receipt) => receipt.post === post));
  return isMissing ? paper.acknowledgeBy : undefined;
}

/** @returns posts whose receipt for the assignment is still missing. */
export function receiptsMissing(state: MeasureState): PostId[] {
  return state.receiptsAwaited.filter((post) => !state.receipts.some((receipt) => receipt.post === post));
}

function openMilestones(state: MeasureState, kind: Milestone['kind'] | 'any'): Milestone[] {
  return state.milestones.filter((milestone) => milestone.status === 'open' && (kind === 'any' || milestone.kind === kind));
}

function isOpen(state: MeasureState, milestoneId: string): boolean {
  return state.milestones.some((milestone) => milestone.id === milestoneId && milestone.status === 'open');
}

function chainLimits(state: MeasureState): Occurrence[] {
  const { acceptance, signOff } = state.definition.policy;
  const submitted = state.milestones.flatMap((milestone) => (milestone.status === 'submitted' ? [milestone] : []));
  const runs = new Map<string, { progress: ChainProgress; milestones: string[] }>();
  for (const { id, acceptance: progress } of submitted) {
    // Milestones handed in together stand at the same step since the same instant: one reminder serves them all.
    const name = `${progress.step}@${progress.openedAt}`;
    runs.set(name, { progress, milestones: [...(runs.get(name)?.milestones ?? []), id] });
  }
  const limits = [...runs.values()].flatMap((run) => stepLimits(state, 'acceptance', acceptance[run.progress.step], run.progress, run.milestones));
  if (state.phase !== 'inSignOff') return limits;
  return [...limits, ...stepLimits(state, 'signOff', signOff[state.signOff.step], state.signOff, state.milestones.map((milestone) => milestone.id))];
}

function stepLimits(state: MeasureState, on: 'acceptance' | 'signOff', step: Step | undefined, progress: ChainProgress, milestones: string[]): Occurrence[] {
  if (!step?.within) return [];
  const clock = clockOf(state.definition);
  const subject: AwaitedSubject = { on, stepId: step.id, milestones };
  const due = { subject, awaited: awaitedAtStep(progress), tell: step.whenLapsed };
  const name = `${on}|${step.id}@${progress.openedAt}`;
  const limit = limitFrom(clock, progress.openedAt, step.within);
  const lapse = once(state, `${name}|lapse`, nextNoticeAt(clock, limit), { type: 'lapse', ...due });
  if (!step.remindBefore) return lapse;
  const lastDay = addCount(clock.calendar, localDateAt(clock.calendar, progress.openedAt), step.within);
  const remindAt = noticeBefore(clock, lastDay, step.remindBefore);
  return remindAt <= progress.openedAt ? lapse : [...once(state, `${name}|reminder`, remindAt, { type: 'reminder', ...due }), ...lapse];
}

function lookBackLimits(state: MeasureState): Occurrence[] {
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

function occurrence(state: MeasureState, key: string, nominalAt: number, count: number, what: Occurrence['what']): Occurrence {
  const clock = clockOf(state.definition);
  // Only what falls on a notice hour comes in thousands; an answer to an act of this minute is not kept waiting.
  const isOfNoticeHour = noticeAt(clock, localDateAt(clock.calendar, nominalAt)) === nominalAt;
  return { key, nominalAt, evaluateAt: nominalAt + (isOfNoticeHour ? spreadMs(clock, state.id) : 0), count, what };
}
