import type { Keyring } from '../domain/keys.ts';
import { keepCircular } from '../store/circulars.ts';
import { recordPlanEntry } from '../store/planLives.ts';
import type { PlanActivities } from './interfaces.ts';
import { requireOwnKeys, tellWhoMustHear, type PublishDependencies } from './publish.ts';

/**
 * Makes the activity that hands a transition of a plan on. A circular is composed before anybody is told of it, from the record as
 * it is when it is due, and kept: what is mailed is what can be read later.
 */
export function createPublishPlan({ keyring, ...telling }: PublishDependencies & { readonly keyring: Keyring }): PlanActivities['publishPlan'] {
  const { db } = telling;
  const tell = tellWhoMustHear(telling);
  return async (entry) => {
    const { planTitle } = entry.state.version.definition;
    for (const event of entry.events) {
      if (event.type === 'draftSubmitted') requireOwnKeys(entry.state.id, event.keys, keyring);
      if (event.type !== 'circularIssued') continue;
      await keepCircular(db, entry.planId, { planTitle, period: event.period, sinceAt: event.sinceAt, at: event.at });
    }
    await recordPlanEntry(db, entry);
    await tell(entry.notices);
    return { head: entry.head };
  };
}
