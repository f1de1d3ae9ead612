import { actorAt } from '../../domain/authority.ts';
import { postsOf } from '../../domain/definition.ts';
import type { MeasureState } from '../../domain/measure.ts';
import { noticesInMails, type MailNotice, type MailReader } from '../../store/mailNotices.ts';
import { findMeasures, listEvents } from '../../store/measures.ts';
import type { Deps } from '../dependencies.ts';
import { visibleTo } from './visible.ts';

/**
 * Whose mails somebody may read: one's own, and, for administrators, those that tell only of plans they administer; what is told of a
 * restricted paper only where they may read the paper.
 *
 * @returns of the given mails, those the reader may read.
 */
export async function mailsReadableBy<M extends { readonly id: string; readonly personId: string }>(deps: Deps, { person, plans }: MailReader, mails: readonly M[]): Promise<M[]> {
  const notices = await noticesInMails(deps.database, mails.filter(({ personId }) => personId !== person).map(({ id }) => id));
  const isVisible = await visibility(deps, person, notices);
  return mails.filter(({ id, personId }) => {
    const told = notices.filter(({ mailId }) => mailId === id);
    return personId === person || (told.length > 0 && told.every((notice) => plans.includes(notice.planId) && isVisible(notice)));
  });
}

/** News is visible where the event it tells of is. News of a plan as a whole keeps nothing back from its administrators. */
async function visibility(deps: Deps, person: string, notices: readonly MailNotice[]): Promise<(notice: MailNotice) => boolean> {
  const states = await findMeasures(deps.database, [...new Set(notices.map(({ measureId }) => measureId))]);
  const seen = new Map<string, ReadonlySet<number>>();
  for (const state of states.filter((one) => !administers(one, person, deps.now()))) {
    const { events } = visibleTo(state, await listEvents(deps.database, state.id), person, deps.now());
    seen.set(state.id, new Set(events.map(({ seq }) => seq)));
  }
  return ({ measureId, seq }) => seen.get(measureId)?.has(seq) ?? true;
}

/** A measure's own administrators may read all its papers. */
function administers({ definition }: MeasureState, person: string, now: number): boolean {
  return actorAt(definition, person, now).posts.some((post) => postsOf(definition, ['administrator']).includes(post));
}
