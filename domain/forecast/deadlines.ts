import { endOfDay } from '../calendar.ts';
import { awaitedAtStep } from '../chain.ts';
import type { PaperLimits } from '../events.ts';
import { resumesAt } from '../limits.ts';
import { postsOf } from '../definition.ts';
import type { ChainProgress, IssuedDocument } from '../dossier.ts';
import type { MeasureState } from '../measure.ts';
import { receiptLimit } from '../receipts.ts';
import { isInForce, lapsedSince, receiptsMissingFor, unacknowledgedSince, unansweredSince } from '../papers.ts';
import { isOwed, periodDue, periodOutstanding, rulesInForce } from '../periodic.ts';
import { stepsOf } from '../policy.ts';
import type { ChainName } from '../events.ts';
import { receiptsMissing } from '../rungs.ts';
import { clockOf, dueOn, lastDayOfStep, overdueAt } from '../timing.ts';
import type { Draft } from './line.ts';

/** Rules of the deadlines that come from the plan itself. */
export const MILESTONE_RULE = 'milestone';
export const ASSIGNMENT_RULE = 'assignment';

/** Notes something owed with the first instant at which it is too late. */
type Note = (tooLateAt: number, about: () => Omit<Draft, 'at' | 'kind'>) => void;

/**
 * @returns what is still owed in a state and ends while the state stands: dates, limits of papers and of steps, interviews, periodic
 * duties, look-backs. Each at its last instant in time, which lies in [fromAt, toAt).
 */
export function deadlinesWithin(state: MeasureState, fromAt: number, toAt: number): Draft[] {
  const drafts: Draft[] = [];
  // Most of what is owed ends at another time: what is not told is not made either.
  const note: Note = (tooLateAt, about) => {
    if (fromAt < tooLateAt && tooLateAt <= toAt) drafts.push({ ...about(), at: tooLateAt - 1, kind: 'deadline' });
  };
  noteOwed(state, note);
  return drafts;
}

function noteOwed(state: MeasureState, note: Note): void {
  switch (state.phase) {
    case 'registered':
    case 'rectifying':
      noteDates(state, note);
      break;
    case 'inSignOff':
      noteStep(state, note, 'signOff', state.signOff);
      break;
    case 'closed':
      for (const { id, dueOn: on, awaited, held } of state.lookBacks) if (!held) note(endOfDay(state.definition.calendar, on), () => ({ rule: id, to: awaited }));
      break;
    case 'suspended':
      note(resumesAt(state), () => ({ rule: 'suspended', to: [] }));
      return;
    case 'archived':
    case 'withdrawn':
      return;
  }
  notePeriods(state, note);
  for (const { ruleId, milestoneId, awaited, dueBy, held } of state.interviews) {
    if (!held) note(dueBy, () => ({ rule: ruleId, ...(milestoneId !== undefined && { milestone: milestoneId }), to: awaited }));
  }
  if (state.phase === 'closed') return;
  noteReceipts(state, note);
  for (const paper of state.documents) if (isInForce(state, paper)) notePaper(paper, note);
}

function noteDates(state: MeasureState, note: Note): void {
  const clock = clockOf(state.definition);
  for (const milestone of state.milestones) {
    const { id } = milestone;
    if (milestone.status === 'open') note(overdueAt(clock, milestone), () => ({ rule: MILESTONE_RULE, milestone: id, to: postsOf(state.definition, ['handler']), from: dueOn(clock, milestone) }));
    if (milestone.status === 'submitted') noteStep(state, note, 'acceptance', milestone.acceptance, id);
  }
  for (const { outcome, chain, milestoneId } of state.extensions) if (outcome === 'pending') noteStep(state, note, 'extension', chain, milestoneId);
}

function noteStep(state: MeasureState, note: Note, chain: ChainName, progress: ChainProgress, milestone?: string): void {
  const clock = clockOf(state.definition);
  const step = stepsOf(clock.policy, chain)[progress.step];
  if (!step?.within) return;
  const lastDay = lastDayOfStep(clock, progress, step.within);
  note(endOfDay(clock.calendar, lastDay), () => ({ rule: step.id, ...(milestone !== undefined && { milestone }), to: awaitedAtStep(progress) }));
}

function notePeriods(state: MeasureState, note: Note): void {
  for (const rule of rulesInForce(state)) {
    if (isOwed(state, rule)) note(periodDue(state, rule, periodOutstanding(state, rule)).by, () => ({ rule: rule.id, to: postsOf(state.definition, rule.roles) }));
  }
}

function noteReceipts(state: MeasureState, note: Note): void {
  if (state.cycle > 1 || receiptsMissing(state).length === 0) return;
  note(receiptLimit(state).by, () => ({ rule: ASSIGNMENT_RULE, to: receiptsMissing(state) }));
}

function notePaper(paper: IssuedDocument, note: Note): void {
  noteLimit(paper, note, 'acknowledgeBy', unacknowledgedSince(paper));
  noteLimit(paper, note, 'answerBy', unansweredSince(paper));
  noteLimit(paper, note, 'rectifyBy', lapsedSince(paper));
}

function noteLimit(paper: IssuedDocument, note: Note, limit: keyof PaperLimits, tooLateAt: number | undefined): void {
  if (tooLateAt === undefined) return;
  const { id, name, ruleId, milestoneId, to } = paper;
  note(tooLateAt, () => ({
    rule: ruleId,
    ...(milestoneId !== undefined && { milestone: milestoneId }),
    document: { id, name, limit },
    to: limit === 'acknowledgeBy' ? receiptsMissingFor(paper) : to,
  }));
}
