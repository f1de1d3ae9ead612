import { endOfDay, localDateAt } from '../calendar.ts';
import { postsOf, type Definition } from '../definition.ts';
import type { PostId } from '../directory.ts';
import type { MeasureState } from '../measure.ts';
import { allDocuments } from '../papers.ts';
import { isOwed, periodDue, periodOutstanding, rulesInForce } from '../periodic.ts';
import type { Entry } from './entries.ts';
import type { Figure } from './figures.ts';

/** What was asked of a unit, once for each unit it was asked of. */
type Asked = Pick<Entry, 'unit' | 'month' | 'figures'>;

/** @returns what the measure asks, and has asked, of every unit that has to do with it. */
export function burdenOf(measure: MeasureState, at: number): Asked[] {
  return [...assignments(measure), ...papers(measure), ...reports(measure, at)];
}

function askedOf(definition: Definition, posts: readonly PostId[], on: string, figure: Figure): Asked[] {
  const units = new Set(posts.map((post) => definition.directory.posts[post]?.unit ?? ''));
  return [...units].map((unit) => ({ unit, month: on.slice(0, 7), figures: { [figure]: 1 } }));
}

function assignments({ definition, registeredAt }: MeasureState): Asked[] {
  return askedOf(definition, postsOf(definition, ['handler', 'leadUnit', 'participants']), localDateAt(definition.calendar, registeredAt), 'assignments');
}

function papers(measure: MeasureState): Asked[] {
  const { definition } = measure;
  return allDocuments(measure).flatMap(({ to, signedForBy = to, answerBy, datedOn }) => [
    ...askedOf(definition, signedForBy, datedOn, 'papersToAcknowledge'),
    ...(answerBy === undefined ? [] : askedOf(definition, to, datedOn, 'papersToAnswer')),
  ]);
}

/** A duty the policy does not know any more was asked of whoever handed it in. */
function reports(measure: MeasureState, at: number): Asked[] {
  const { definition, periodic } = measure;
  const known = periodic.flatMap(({ dutyId, handedIn, missed }) => {
    const rule = definition.policy.periodic?.find(({ id }) => id === dutyId);
    const posts = rule ? postsOf(definition, rule.roles) : handedIn ? [handedIn.post] : [];
    const instants = [handedIn?.at, missed?.at].filter((instant) => instant !== undefined);
    return askedOf(definition, posts, localDateAt(definition.calendar, Math.min(...instants)), 'periodicReports');
  });
  const owed = rulesInForce(measure).filter((rule) => isOwed(measure, rule)).flatMap((rule) => {
    const span = periodOutstanding(measure, rule);
    const isOver = endOfDay(definition.calendar, span.lastOn) <= at;
    return isOver ? askedOf(definition, postsOf(definition, rule.roles), periodDue(measure, rule, span).on, 'periodicReports') : [];
  });
  return [...known, ...owed];
}
