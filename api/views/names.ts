import type { AwaitedSubject, ChainName } from '../../domain/events.ts';
import type { MeasureState } from '../../domain/measure.ts';
import { allDocuments } from '../../domain/papers.ts';
import { stepsOf } from '../../domain/policy.ts';
import type { Language } from '../../domain/refusals.ts';
import { milestoneTitle, periodTitle } from '../../domain/words.ts';

/* What a state calls things that events and occurrences know by id; a name that has gone since shows as its id. */

export function milestoneName(state: MeasureState, id: string, language: Language): string {
  const milestone = state.milestones.find((candidate) => candidate.id === id);
  return milestone ? milestoneTitle(milestone, language) : id;
}

export function milestoneNames(state: MeasureState, ids: readonly string[], language: Language): string {
  return ids.map((id) => milestoneName(state, id, language)).join('、');
}

export function postTitles(state: MeasureState, ids: readonly string[]): string {
  return ids.map((post) => state.definition.directory.posts[post]?.title ?? post).join('、');
}

/** @returns the title of a step of a chain, by its place or its id. */
export function stepTitle(state: MeasureState, chain: ChainName, step: number | string): string {
  const steps = stepsOf(state.definition.policy, chain);
  const found = typeof step === 'number' ? steps[step] : steps.find(({ id }) => id === step);
  return found?.title ?? (typeof step === 'string' ? step : '');
}

export function lookBackTitle(state: MeasureState, id: string): string {
  return state.definition.policy.lookBacks.find((rule) => rule.id === id)?.title ?? id;
}

export function documentName(state: MeasureState, id: string): string {
  return `《${allDocuments(state).find((paper) => paper.id === id)?.name ?? id}》`;
}

export function ruleTitle(state: MeasureState, id: string): string {
  return state.definition.policy.ladder.find((rule) => rule.id === id)?.title ?? id;
}

export function dutyTitle(state: MeasureState, id: string): string {
  return state.definition.policy.periodic?.find((duty) => duty.id === id)?.title ?? id;
}

/** @returns the title of the rung that called for an interview. */
export function interviewTitle(state: MeasureState, id: string): string {
  const all = [...state.pastCycles.flatMap((cycle) => cycle.interviews ?? []), ...state.interviews];
  const interview = all.find((candidate) => candidate.id === id);
  return interview ? ruleTitle(state, interview.ruleId) : id;
}

/** @returns what somebody is awaited for. */
export function subjectTitle(state: MeasureState, subject: AwaitedSubject, language: Language): string {
  switch (subject.on) {
    case 'lookBack':
      return lookBackTitle(state, subject.lookBackId);
    case 'interview':
      return interviewTitle(state, subject.interviewId);
    case 'periodic':
      return `${dutyTitle(state, subject.dutyId)} ${periodTitle(subject.period, language)}`;
    default:
      return stepTitle(state, subject.on, subject.stepId);
  }
}
