import { actorAt } from '../../domain/authority.ts';
import type { MeasureEvent } from '../../domain/events.ts';
import { postsOf, type IssuedDocument, type MeasureState } from '../../domain/measure.ts';
import { allDocuments } from '../../domain/papers.ts';

/** A measure as one person may see it. */
export interface Seen {
  readonly state: MeasureState;
  readonly events: readonly MeasureEvent[];
}

/**
 * Leaves out the restricted papers (问责线索) that the person may not read, and with them everything on the record that would tell
 * of them. The one place where that is decided.
 *
 * @param person nobody in particular, where a page is shown without signing in: then every restricted paper is left out.
 */
export function visibleTo(state: MeasureState, events: readonly MeasureEvent[], person: string | undefined, now: number): Seen {
  const isHidden = hiddenFrom(state, person, now);
  const hidden = new Set(allDocuments(state).filter(isHidden).map(({ id }) => id));
  const rules = rulesHiddenFrom(state, person, now);
  const isShown = (paper: IssuedDocument) => !hidden.has(paper.id);
  return {
    state: { ...state, documents: state.documents.filter(isShown), pastCycles: state.pastCycles.map((cycle) => ({ ...cycle, documents: cycle.documents.filter(isShown) })) },
    events: events.flatMap((event) => (tellsOf(event, hidden, rules) ? [] : [withoutHidden(event, hidden)])),
  };
}

/** @returns whether the person may not read the paper. Who receives it, issued it or judges its reason may, and the administrators. */
export function hiddenFrom(state: MeasureState, person: string | undefined, now: number): (paper: IssuedDocument) => boolean {
  const posts = postsHeld(state, person, now);
  const isAdministrator = posts.some((post) => postsOf(state.definition, ['administrator']).includes(post));
  return ({ isRestricted, to, cc, signedForBy = [], excusableBy = [], issuedBy }) => {
    if (isRestricted !== true || isAdministrator) return false;
    const readers = [...to, ...cc, ...signedForBy, ...excusableBy, ...(issuedBy ? [issuedBy.post] : [])];
    return !readers.some((post) => posts.includes(post));
  };
}

function postsHeld(state: MeasureState, person: string | undefined, now: number): readonly string[] {
  return person === undefined ? [] : actorAt(state.definition, person, now).posts;
}

/** Rules of restricted papers none of which the person may read: that such a rung was reached is not told either. */
function rulesHiddenFrom(state: MeasureState, person: string | undefined, now: number): { readonly ids: readonly string[]; readonly titles: readonly string[] } {
  const posts = postsHeld(state, person, now);
  const rules = state.definition.policy.ladder.filter(({ document, byHand }) => {
    const readers = document && postsOf(state.definition, [...document.to, ...document.cc, ...(document.signedForBy === undefined ? [] : [document.signedForBy]), ...(document.excusedBy ?? []), ...(byHand?.roles ?? []), 'administrator']);
    return document?.isRestricted === true && !readers?.some((post) => posts.includes(post));
  });
  return { ids: rules.map(({ id }) => id), titles: rules.map(({ title }) => title) };
}

/** Whether an event is about a hidden paper, or about a rung that issues such papers. */
function tellsOf(event: MeasureEvent, hidden: ReadonlySet<string>, rules: ReturnType<typeof rulesHiddenFrom>): boolean {
  switch (event.type) {
    case 'ruleFired':
      return event.document ? hidden.has(event.document.id) : rules.ids.includes(event.ruleId) || (event.skippedFor !== undefined && rules.ids.includes(event.skippedFor));
    case 'documentNumbered':
    case 'documentAcknowledged':
    case 'documentAnswered':
    case 'documentExcused':
      return hidden.has(event.documentId);
    case 'roleUnresolved':
      return rules.titles.includes(event.where);
    default:
      return false;
  }
}

/** What is about other things too keeps them. */
function withoutHidden(event: MeasureEvent, hidden: ReadonlySet<string>): MeasureEvent {
  if (event.type === 'resumed') return { ...event, limits: Object.fromEntries(Object.entries(event.limits).filter(([id]) => !hidden.has(id))) };
  if (event.type === 'calendarPublished') return { ...event, moved: event.moved.filter(({ what, id }) => what !== 'document' || !hidden.has(id)) };
  return event;
}
