import { keepCircular } from '../store/circulars.ts';
import { recordPlanEntry } from '../store/planLives.ts';
import type { PlanActivities } from './interfaces.ts';
import { tellWhoMustHear, type PublishDependencies } from './publish.ts';

/**
 * Makes the activity that hands a transition of a plan on. A circular is composed before anybody is told of it, from the record as
 * it is when it is due, and kept: what is mailed is what can be read later.
 */
export function createPublishPlan(dependencies: PublishDependencies): PlanActivities['publishPlan'] {
  const tell = tellWhoMustHear(dependencies);
  return async (entry) => {
    const { planTitle } = entry.state.version.definition;
    for (const event of entry.events) {
      if (event.type !== 'circularIssued') continue;
      await keepCircular(dependencies.db, entry.planId, { planTitle, period: event.period, sinceAt: event.sinceAt, at: event.at });
    }
    await recordPlanEntry(dependencies.db, entry);
    await tell(entry.notices);
  };
}
