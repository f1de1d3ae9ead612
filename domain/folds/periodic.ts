import type { EventOf } from '../events.ts';
import type { PeriodicEntry } from '../dossier.ts';
import type { MeasureState } from '../measure.ts';
import { decided } from './parts.ts';

export function handIn(state: MeasureState, event: EventOf<'periodicHandedIn'>): MeasureState {
  return changeEntry(state, event.dutyId, event.period, (entry) => ({ ...entry, handedIn: decided(event) }));
}

/** A report found missing when its date was over; it may still be handed in, but it was missed. */
export function miss(state: MeasureState, event: EventOf<'awaitedLapsed'>): MeasureState {
  const { subject } = event;
  if (subject.on !== 'periodic') return state;
  const time = 1 + state.periodic.filter(({ dutyId, missed }) => dutyId === subject.dutyId && missed).length;
  return changeEntry(state, subject.dutyId, subject.period, (entry) => ({ ...entry, missed: { at: event.at, time } }));
}

function changeEntry(state: MeasureState, dutyId: string, period: string, change: (entry: PeriodicEntry) => PeriodicEntry): MeasureState {
  const isIt = (entry: PeriodicEntry) => entry.dutyId === dutyId && entry.period === period;
  const known = state.periodic.some(isIt) ? state.periodic : [...state.periodic, { dutyId, period }];
  return { ...state, periodic: known.map((entry) => (isIt(entry) ? change(entry) : entry)) };
}
