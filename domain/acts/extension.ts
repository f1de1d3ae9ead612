import { actedBy, isRefused, nameOf, tiedTo, type Actor } from '../authority.ts';
import { addCount, isDate, localDateAt } from '../calendar.ts';
import { awaitedAtStep, isComplete } from '../chain.ts';
import type { ActOf } from '../commands.ts';
import { advanceExtension, extensionRuleFor, latestRequestOn } from '../extending.ts';
import type { Extension, IssuedDocument } from '../dossier.ts';
import type { MeasureState, Milestone } from '../measure.ts';
import type { ExtensionRule } from '../policy.ts';
import { refuse, type Refused } from '../refusals.ts';
import { clockOf, dueOn } from '../timing.ts';
import { record, type Transition } from '../transition.ts';
import { awaitedPosts, datesAhead, duty, each, empty, named, note, wrongPhase } from './checks.ts';

/** Asks for a later date (延期): before the date passes, with reason and progress so far. It does not stop the clock. */
export function requestExtension(transition: Transition, actor: Actor, act: ActOf<'requestExtension'>): Refused | undefined {
  const { state } = transition;
  const by = duty(state, actor, 'requestExtension', ['handler', 'leadUnit']);
  if (isRefused(by)) return by;
  const refused =
    wrongPhase(state, 'requestExtension', 'registered', 'rectifying') ??
    named(state, [act.milestoneId]) ??
    each(state, [act.milestoneId], ({ id, status }) => (status === 'open' ? undefined : refuse('milestoneNotOpen', { milestone: id, status }))) ??
    empty('reason', act.reason) ??
    empty('progress', act.progress) ??
    each(state, [act.milestoneId], (milestone) => notNow(transition, actor, milestone) ?? wrongDate(state, milestone, act.dueOn));
  if (refused) return refused;
  const { milestoneId, reason, progress } = act;
  const from = state.milestones.find(({ id }) => id === milestoneId)?.dueOn ?? '';
  const extensionId = `${milestoneId}-${state.cycle}-${1 + state.extensions.filter((asked) => asked.milestoneId === milestoneId).length}`;
  record(transition, { type: 'extensionRequested', by, extensionId, milestoneId, reason, progress, from, to: act.dueOn });
  advanceExtension(transition, extensionId, 0);
  return undefined;
}

export function approveExtension(transition: Transition, actor: Actor, act: ActOf<'approveExtension'>): Refused | undefined {
  const { state } = transition;
  const decided = deciderOf(transition, actor, 'approveExtension', act.extensionId);
  if (isRefused(decided)) return decided;
  const { extension, posts } = decided;
  const step = state.definition.policy.extension?.steps[extension.chain.step];
  // Since it was asked for, an amendment or a suspension may have moved the date that stands, or the plan's outer one.
  const refused = datesAhead(transition, [extension.to]) ?? each(state, [extension.milestoneId], (milestone) => outOfPlace(state, milestone, extension.to));
  if (refused) return refused;
  const isDone = !step || isComplete(step, extension.chain, posts, actor.person);
  const { id: extensionId, milestoneId } = extension;
  for (const post of posts) {
    record(transition, { type: 'stepApproved', chain: 'extension', by: actedBy(actor, post), step: extension.chain.step, milestones: [milestoneId], extensionId, ...note(act.note) });
  }
  if (isDone) advanceExtension(transition, extensionId, extension.chain.step + 1);
  return undefined;
}

export function refuseExtension(transition: Transition, actor: Actor, act: ActOf<'refuseExtension'>): Refused | undefined {
  const decided = deciderOf(transition, actor, 'refuseExtension', act.extensionId);
  if (isRefused(decided)) return decided;
  const refused = empty('reason', act.reason);
  if (refused) return refused;
  const { id: extensionId, milestoneId } = decided.extension;
  record(transition, { type: 'extensionRefused', by: actedBy(actor, decided.posts[0]), extensionId, milestoneId, reason: act.reason });
  return undefined;
}

function deciderOf({ state, now }: Transition, actor: Actor, act: string, extensionId: string): { extension: Extension; posts: [string, ...string[]] } | Refused {
  const refused = wrongPhase(state, act, 'registered', 'rectifying');
  if (refused) return refused;
  const pending = state.extensions.filter(({ outcome }) => outcome === 'pending');
  const extension = pending.find(({ id }) => id === extensionId);
  if (!extension) return refuse('unknownExtension', { extension: extensionId, known: pending.map(({ id }) => id).join('、') || '—' });
  const { person, onBehalfOf } = extension.by;
  if (tiedTo(state.definition, actor.person, now).some((tied) => tied === person || tied === onBehalfOf)) {
    return refuse('requesterMayNotDecide', { person: nameOf(state.definition, actor.person) });
  }
  const posts = awaitedPosts(state, actor, act, extension.chain.awaited, awaitedAtStep(extension.chain));
  return isRefused(posts) ? posts : { extension, posts };
}

/** Whether the policy lets this milestone be extended at this moment. */
function notNow({ state, now }: Transition, actor: Actor, milestone: Milestone): Refused | undefined {
  const rule = extensionRuleFor(state.definition, milestone);
  if (!rule) return refuse('extensionNotAllowed', { milestone: milestone.id });
  const latest = latestRequestOn(clockOf(state.definition), milestone, rule);
  if (localDateAt(state.definition.calendar, now) > latest) return refuse('extensionTooLate', { latest });
  const asked = state.extensions.filter(({ milestoneId }) => milestoneId === milestone.id);
  const granted = asked.filter(({ outcome }) => outcome === 'granted').length;
  if (granted >= rule.atMost) return refuse('extensionsUsedUp', { milestone: milestone.id, atMost: String(rule.atMost), granted: String(granted) });
  if (asked.some(({ outcome }) => outcome === 'pending')) return refuse('extensionPending', { milestone: milestone.id });
  const final = state.documents.find((paper) => paper.isFinal && paper.milestoneId === milestone.id);
  return final && (mayRead(actor, final) ? refuse('finalLimitSet', { document: final.name }) : refuse('lastDateSet'));
}

/** A restricted paper is not named to those to whom it did not go. */
function mayRead({ posts }: Actor, { isRestricted = false, to, cc, signedForBy = [] }: IssuedDocument): boolean {
  return !isRestricted || [...to, ...cc, ...signedForBy].some((post) => posts.includes(post));
}

function wrongDate(state: MeasureState, milestone: Milestone, date: string): Refused | undefined {
  const { definition } = state;
  return outOfPlace(state, milestone, date) ?? tooLong(extensionRuleFor(definition, milestone), milestone, date, definition.calendar);
}

/** A date that would move the milestone back, or beyond the plan's outer date. */
function outOfPlace({ definition }: MeasureState, milestone: Milestone, date: string): Refused | undefined {
  const standing = dueOn(clockOf(definition), milestone);
  if (!isDate(date) || date <= standing) return refuse('extensionNotLater', { date, dueOn: standing });
  return definition.outerOn !== undefined && date > definition.outerOn ? refuse('beyondOuterDate', { date, outerOn: definition.outerOn }) : undefined;
}

function tooLong(rule: ExtensionRule | undefined, milestone: Milestone, date: string, calendar: MeasureState['definition']['calendar']): Refused | undefined {
  if (!rule?.longest) return undefined;
  const latest = addCount(calendar, milestone.dueOn, rule.longest);
  return date > latest ? refuse('extensionTooLong', { date, latest }) : undefined;
}
