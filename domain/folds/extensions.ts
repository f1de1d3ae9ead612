import type { EventOf } from '../events.ts';
import type { ChainProgress, Extension } from '../dossier.ts';
import type { MeasureState } from '../measure.ts';
import { changeMilestones, decided, withDate, withoutFired } from './parts.ts';

export function request(state: MeasureState, event: EventOf<'extensionRequested'>): MeasureState {
  const { extensionId, milestoneId, by, at, reason, progress, from, to } = event;
  const chain: ChainProgress = { step: -1, openedAt: at, awaited: [], approvals: [], allApprovals: [] };
  return { ...state, extensions: [...state.extensions, { id: extensionId, milestoneId, by, at, reason, progress, from, to, chain, outcome: 'pending' }] };
}

/** The clock of the milestone moves; papers issued for the old date stay on record. */
export function grant(state: MeasureState, event: EventOf<'extensionGranted'>): MeasureState {
  const decidedState = changeExtension(state, event.extensionId, (extension) => ({ ...extension, outcome: 'granted' }));
  const moved = changeMilestones(decidedState, [event.milestoneId], (milestone) => ({ ...withDate(milestone, event.to), setAt: event.at, slips: (milestone.slips ?? 0) + 1 }));
  return withoutFired(moved, [event.milestoneId]);
}

export function refuse(state: MeasureState, event: EventOf<'extensionRefused'>): MeasureState {
  return changeExtension(state, event.extensionId, (extension) => ({ ...extension, outcome: 'refused', refusal: { ...decided(event), reason: event.reason } }));
}

export function changeExtension(state: MeasureState, id: string | undefined, change: (extension: Extension) => Extension): MeasureState {
  return { ...state, extensions: state.extensions.map((extension) => (extension.id === id ? change(extension) : extension)) };
}

/** @returns the requests with those pending for these milestones without an object any more. */
export function mootFor(extensions: readonly Extension[], milestoneIds: readonly string[]): readonly Extension[] {
  return extensions.map((extension) => (extension.outcome === 'pending' && milestoneIds.includes(extension.milestoneId) ? { ...extension, outcome: 'moot' } : extension));
}
