import { addCount } from './calendar.ts';
import { tiedTo } from './authority.ts';
import { openFrom } from './chain.ts';
import type { Definition } from './definition.ts';
import type { Milestone } from './measure.ts';
import type { ExtensionRule } from './policy.ts';
import { dueOn, type Clock } from './timing.ts';
import { record, type Transition } from './transition.ts';
import { watched } from './watched.ts';

/** @returns the policy's word on extending a milestone, or nothing when it cannot be extended. */
export function extensionRuleFor({ policy, class: measureClass }: Definition, { kind }: Pick<Milestone, 'kind'>): ExtensionRule | undefined {
  const rule = policy.extension;
  if (!rule || rule.atMost < 1) return undefined;
  if (rule.classes && !rule.classes.includes(measureClass)) return undefined;
  return rule.milestones && !rule.milestones.includes(kind) ? undefined : rule;
}

/** @returns the last day on which an extension may be asked for. */
export function latestRequestOn(clock: Clock, milestone: Milestone, { askBefore }: ExtensionRule): string {
  const standing = dueOn(clock, milestone);
  return askBefore ? addCount(clock.calendar, standing, askBefore, -1) : standing;
}

/** Opens the chain of a request at a step, or grants it when the chain is at its end. */
export function advanceExtension(transition: Transition, extensionId: string, from: number): void {
  const { state, now } = transition;
  const extension = state.extensions.find(({ id }) => id === extensionId);
  const rule = state.definition.policy.extension;
  if (!extension || !rule) return;
  const { milestoneId, by, chain, to } = extension;
  const requesters = [by.person, ...(by.onBehalfOf === undefined ? [] : [by.onBehalfOf])].flatMap((person) => tiedTo(state.definition, person, now));
  const opening = openFrom(state.definition, rule.steps, from, now, from > 0 && chain.allApprovals.length > 0, requesters);
  for (const step of opening.passedOver) record(transition, { type: 'roleUnresolved', roles: step.roles, where: step.title });
  if (opening.opened) record(transition, { type: 'stepOpened', chain: 'extension', milestones: [milestoneId], extensionId, ...opening.opened, ...watched(transition, opening) });
  else record(transition, { type: 'extensionGranted', extensionId, milestoneId, from: extension.from, to });
}
