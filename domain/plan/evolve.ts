import type { ChainProgress, Decided } from '../dossier.ts';
import { withPostHeld } from './posts.ts';
import { withWithheld } from './withholding.ts';
import type { Evaluated, PlanEvent, PlanEventOf } from './events.ts';
import { awaitingVersion, planWorkflowId, type ApprovedVersion, type AwaitingVersion, type EarlierVersion, type PlanState, type ReturnedVersion } from './plan.ts';

/** @returns the state an event leads to. `undefined` is the state before the first draft. */
export function evolvePlan(state: PlanState | undefined, event: PlanEvent): PlanState {
  if (!state) {
    if (event.type === 'draftSubmitted') return begun(event);
    throw new Error(`The record of a plan begins with its draft, not with ${event.type}`);
  }
  return { ...change(state, event), seq: event.seq };
}

function change(state: PlanState, event: PlanEvent): PlanState {
  switch (event.type) {
    case 'draftSubmitted':
      return handIn(state, event);
    case 'approvalOpened':
      return withAwaiting(state, (version) => ({ ...version, chain: openedChain(event, version.chain.allApprovals) }));
    case 'approvalGiven':
      return withAwaiting(state, (version) => approve(version, event));
    case 'draftReturned':
      return withAwaiting(state, ({ status: _status, chain: _chain, ...version }) => ({ ...version, status: 'returned', returned: { ...decided(event), reason: event.reason } }));
    case 'planApproved':
      return withAwaiting(state, ({ status: _status, chain: _chain, ...version }) => ({ ...version, status: 'approved', approvedAt: event.at }));
    case 'planStarted':
      return start(state, event);
    case 'circularIssued':
      return { ...fired(state, event), circularAt: event.at };
    case 'checkpointAsked':
      return { ...fired(state, event), checkpointAsked: { period: event.period, at: event.at, to: event.to } };
    case 'checkpointMade': {
      const { checkpointAsked: _, ...rest } = state;
      return rest;
    }
    case 'awaitedReminded':
    case 'awaitedLapsed':
    case 'summaryIssued':
      return fired(state, event);
    case 'reportHandedIn': {
      const { reportId, dueOn, text, evidence, isLate } = event;
      return { ...state, reports: [...state.reports, { ...decided(event), reportId, dueOn, text, evidence, isLate }] };
    }
    case 'concluded':
      return conclude(state, event);
    case 'postChanged':
      return withPostHeld(state, event);
    case 'withheld':
    case 'released':
      return withWithheld(state, event);
    case 'keysTrusted':
      return { ...state, trustedKeys: event.keys };
    case 'approvalsLapsed':
    case 'roleUnresolved':
    case 'noticeUndeliverable':
      return state;
  }
}

function fired(state: PlanState, { occurrence, count, nominalAt }: Evaluated): PlanState {
  return { ...state, fired: { ...state.fired, [occurrence]: { count, nominalAt } } };
}

const NOT_OPENED = { step: -1, awaited: [], approvals: [], allApprovals: [] };

function submittedVersion(event: PlanEventOf<'draftSubmitted'>): AwaitingVersion {
  return { status: 'awaiting', definition: event.definition, submitted: decided(event), approvals: [], chain: { ...NOT_OPENED, openedAt: event.at } };
}

function begun(event: PlanEventOf<'draftSubmitted'>): PlanState {
  const common = { id: planWorkflowId(event.definition.planId), seq: event.seq, earlier: [], reports: [], fired: {}, trustedKeys: event.keys ?? [] };
  return { ...common, phase: 'draft', version: submittedVersion(event) };
}

/** A running plan goes on under the version in force; before it runs, nothing is in force and the new draft takes the old one's place. */
function handIn(state: PlanState, event: PlanEventOf<'draftSubmitted'>): PlanState {
  const version = submittedVersion(event);
  if (state.phase === 'running') return { ...state, earlier: withEarlier(state, state.next, event.at, false), next: version };
  if (state.phase === 'concluded') return state;
  const { id, seq, reports, fired, trustedKeys } = state;
  return { id, seq, reports, fired, trustedKeys, earlier: withEarlier(state, state.version, event.at, false), phase: 'draft', version };
}

function withEarlier({ earlier }: PlanState, version: AwaitingVersion | ReturnedVersion | ApprovedVersion | undefined, replacedAt: number, wasInForce: boolean): readonly EarlierVersion[] {
  if (!version) return earlier;
  const { definition, submitted, approvals } = version;
  const approved = version.status === 'approved' ? { approvedAt: version.approvedAt } : {};
  return [...earlier, { hash: definition.hash, title: definition.planTitle, submitted, approvals, ...approved, replacedAt, wasInForce }];
}

function openedChain(event: PlanEventOf<'approvalOpened'>, allApprovals: readonly Decided[]): ChainProgress {
  return { step: event.step, openedAt: event.at, awaited: event.awaited, approvals: [], allApprovals };
}

function approve(version: AwaitingVersion, event: PlanEventOf<'approvalGiven'>): AwaitingVersion {
  const given = decided(event);
  const { chain } = version;
  const approval = { ...given, hash: event.versionHash, stepId: event.stepId, ...(event.note !== undefined && { note: event.note }) };
  return { ...version, approvals: [...version.approvals, approval], chain: { ...chain, approvals: [...chain.approvals, given], allApprovals: [...chain.allApprovals, given] } };
}

function withAwaiting(state: PlanState, to: (version: AwaitingVersion) => AwaitingVersion | ReturnedVersion | ApprovedVersion): PlanState {
  const version = awaitingVersion(state);
  if (!version) return state;
  const changed = to(version);
  if (state.phase === 'running') return { ...state, next: changed };
  const { id, seq, earlier, reports, fired, trustedKeys } = state;
  const common = { id, seq, earlier, reports, fired, trustedKeys };
  return changed.status === 'approved' ? { ...common, phase: 'approved', version: changed } : { ...common, phase: 'draft', version: changed };
}

function start(state: PlanState, event: PlanEventOf<'planStarted'>): PlanState {
  if (state.phase === 'approved') return { ...state, phase: 'running', startedAt: event.at };
  if (state.phase !== 'running' || state.next?.status !== 'approved') return state;
  const { next, ...running } = state;
  return { ...running, earlier: withEarlier(state, state.version, event.at, true), version: next };
}

function conclude(state: PlanState, event: PlanEventOf<'concluded'>): PlanState {
  if (state.phase !== 'running') return state;
  const { next, ...running } = state;
  const conclusion = { ...decided(event), reason: event.reason, counts: event.counts };
  return { ...running, earlier: withEarlier(state, next, event.at, false), phase: 'concluded', conclusion };
}

function decided({ by, at }: { readonly by: Omit<Decided, 'at'>; readonly at: number }): Decided {
  return { ...by, at };
}
