import { condition, proxyActivities } from '@temporalio/workflow';
import type { MeasureActivities } from '../../../activities/interfaces.ts';
import { registration } from '../../../domain/decide.ts';
import { nextDueAt } from '../../../domain/due.ts';
import { evolve } from '../../../domain/evolve.ts';
import type { Definition } from '../../../domain/definition.ts';
import { noticesOf } from '../../../domain/notices.ts';
import { snapshotOf } from '../../../domain/record.ts';
import { Alarm } from '../../../workflows/alarm.ts';

const { publish } = proxyActivities<MeasureActivities>({ startToCloseTimeout: '30 seconds' });

/** The first moments of a measure as release 0.1.0 began it: no keys, no claim; published, and one alarm set. */
export async function measure({ register }: { readonly register: Definition }): Promise<void> {
  const event = registration(register, Date.now());
  const state = evolve(undefined, event);
  void publish({ measureId: state.id, events: [event], snapshot: snapshotOf(state), notices: noticesOf(state, event) });
  new Alarm().set(nextDueAt(state));
  await condition(() => false);
}
