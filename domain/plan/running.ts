import { isRefused, type Actor } from '../authority.ts';
import { duty, empty, notFromTheFuture } from '../acts/checks.ts';
import { localDateAt } from '../calendar.ts';
import { canonicalJson } from '../facts.ts';
import { areKeysValid } from '../keys.ts';
import { refuse, type Refused } from '../refusals.ts';
import { isUnapproved, staffOf, wrongPhase } from './approval.ts';
import type { PlanActOf } from './commands.ts';
import { owedReports } from './occurrences.ts';
import { recordPlan, type PlanTransition } from './transition.ts';

export function startPlan(transition: PlanTransition, actor: Actor, { hash }: PlanActOf<'startPlan'>): Refused | undefined {
  const { state } = transition;
  const refused = wrongPhase(state, 'startPlan');
  if (refused) return refused;
  const by = duty(staffOf(state), actor, 'startPlan', ['administrator']);
  if (isRefused(by)) return by;
  const inForce = state.version.definition.hash;
  if (state.phase === 'running' && inForce === hash) return refuse('alreadyDone', { what: 'startPlan' });
  const unapproved = isUnapproved(state, hash);
  if (unapproved) return unapproved;
  recordPlan(transition, { type: 'planStarted', by, versionHash: hash, ...(state.phase === 'running' && { replaces: inForce }) });
  return undefined;
}

export function handInReport(transition: PlanTransition, actor: Actor, act: PlanActOf<'handInReport'>): Refused | undefined {
  const { state, now } = transition;
  const refused = wrongPhase(state, 'handInReport', 'running') ?? empty('text', act.text);
  if (refused) return refused;
  const owed = owedReports(state, now);
  const report = owed.find(({ rule, dueOn }) => rule.id === act.reportId && (act.dueOn ?? dueOn) === dueOn);
  if (!report) return refuse('unknownReport', { report: act.reportId, known: owed.map(({ rule }) => rule.id).join('、') || '—' });
  const by = duty(staffOf(state), actor, 'handInReport', report.rule.roles.length > 0 ? [...report.rule.roles, 'administrator'] : ['administrator']);
  if (isRefused(by)) return by;
  const future = notFromTheFuture({ state: staffOf(state), now }, act.evidence);
  if (future) return future;
  const { dueOn } = report;
  const isLate = localDateAt(state.version.definition.calendar, now) > dueOn;
  recordPlan(transition, { type: 'reportHandedIn', by, reportId: act.reportId, dueOn, text: act.text, evidence: act.evidence, isLate });
  return undefined;
}

/** Final: the authority finds the plan carried out, when no measure is left that somebody still works at. */
export function concludePlan(transition: PlanTransition, actor: Actor, { reason, counts }: PlanActOf<'concludePlan'>): Refused | undefined {
  const { state } = transition;
  const refused = wrongPhase(state, 'concludePlan', 'running') ?? empty('reason', reason);
  if (refused) return refused;
  const by = duty(staffOf(state), actor, 'concludePlan', ['authority']);
  if (isRefused(by)) return by;
  if (counts.open > 0) return refuse('planMeasuresOpen', { open: String(counts.open) });
  recordPlan(transition, { type: 'concluded', by, reason, counts });
  return undefined;
}

/** An administrator has the plan trust other keys from now on; that one trusted now vouches for it, the claim has shown. */
export function trustKeys(transition: PlanTransition, actor: Actor, { keys }: PlanActOf<'trustKeys'>): Refused | undefined {
  const { state } = transition;
  const refused = wrongPhase(state, 'trustKeys') ?? (areKeysValid(keys) ? undefined : refuse('keysInvalid'));
  if (refused) return refused;
  if (canonicalJson(keys) === canonicalJson(state.trustedKeys)) return refuse('alreadyDone', { what: 'trustKeys' });
  const by = duty(staffOf(state), actor, 'trustKeys', ['administrator']);
  if (isRefused(by)) return by;
  recordPlan(transition, { type: 'keysTrusted', by, keys });
  return undefined;
}
