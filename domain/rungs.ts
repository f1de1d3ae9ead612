import { localDateAt, type DayCount } from './calendar.ts';
import type { PostId } from './directory.ts';
import type { IssuedDocument } from './dossier.ts';
import type { MeasureState, Milestone } from './measure.ts';
import { pointsMissed, refusalsStanding, reportsMissed } from './missed.ts';
import { receiptLimit } from './receipts.ts';
import { occurrence, type Occurrence, type RungDue } from './occurrence.ts';
import { isInForce, lapsedSince, unacknowledgedSince, unansweredSince } from './papers.ts';
import type { Rule } from './policy.ts';
import { clockOf, dueOn, nextNoticeAt, noticeAfter, noticeBefore, overdueAt, writingAt, type Clock } from './timing.ts';

interface Anchor {
  readonly name: string;
  readonly firstAt: number;
  readonly milestoneId?: string;
}

/** @returns the rungs of the ladder that time would reach. */
export function rungs(state: MeasureState): Occurrence[] {
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
      return paperAnchors(state, clock, when.of, unansweredSince);
    case 'lapsed':
      return paperAnchors(state, clock, when.of, lapsedSince);
    case 'behind':
      return pointsMissed(state, rule.id).map(({ target, on, since }) => ({ name: `${target}@${on}`, firstAt: nextNoticeAt(clock, since) }));
    case 'reportMissed':
      return reportsMissed(state, when).map(({ period, at }) => ({ name: `${when.of}@${period}`, firstAt: writingAt(clock, at) }));
    case 'extensionRefused':
      return refusalsStanding(state).map(({ id, milestoneId, at }) => ({ name: id, milestoneId, firstAt: writingAt(clock, at) }));
    case 'byHand':
      return [];
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
  return [{ name: 'assignment', firstAt: nextNoticeAt(clock, receiptLimit(state).by) }];
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
