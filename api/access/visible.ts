import { actorAt } from '../../domain/authority.ts';
import { followedRule } from '../../domain/endless.ts';
import type { MeasureEvent } from '../../domain/events.ts';
import { postsOf } from '../../domain/definition.ts';
import type { Interview, IssuedDocument } from '../../domain/dossier.ts';
import type { MeasureState } from '../../domain/measure.ts';
import { eventOfNotice } from '../../domain/notices.ts';
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
  const posts = postsHeld(state, person, now);
  const rules = rulesHiddenFrom(state, posts);
  // Whoever is called to an interview, or is to record it, has been told of it.
  const isUntold = ({ ruleId, with: called, awaited }: Interview) => rules.ids.includes(ruleId) && ![...called, ...awaited].some((post) => posts.includes(post));
  const ofEveryCycle = [...state.pastCycles.flatMap((cycle) => cycle.interviews ?? []), ...state.interviews];
  const hidden: Hidden = { papers: idsOf(allDocuments(state).filter(isHidden)), interviews: idsOf(ofEveryCycle.filter(isUntold)), rules };
  return {
    state: { ...state, ...shown(state, hidden), pastCycles: state.pastCycles.map((cycle) => ({ ...cycle, ...shown(cycle, hidden) })) },
    events: withoutUntold(state.id, events, (event) => tellsOf(event, hidden)).map((event) => withoutHidden(event, hidden)),
  };
}

/** News of a hidden event that reached nobody is hidden as well: it names whom the event was to be told. */
function withoutUntold(measureId: string, events: readonly MeasureEvent[], isHidden: (event: MeasureEvent) => boolean): MeasureEvent[] {
  const untold = new Set(events.filter(isHidden).map(({ seq }) => seq));
  return events.filter((event) => !untold.has(event.seq) && !(event.type === 'noticeUndeliverable' && untold.has(eventOfNotice(event.noticeId, measureId))));
}

/** What one person is not told of, by id. */
interface Hidden {
  readonly papers: ReadonlySet<string>;
  readonly interviews: ReadonlySet<string>;
  readonly rules: { readonly ids: readonly string[]; readonly titles: readonly string[] };
}

function idsOf(named: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(named.map(({ id }) => id));
}

function shown({ documents, interviews = [] }: Pick<MeasureState, 'documents'> & Partial<Pick<MeasureState, 'interviews'>>, hidden: Hidden) {
  return { documents: documents.filter(({ id }) => !hidden.papers.has(id)), interviews: interviews.filter(({ id }) => !hidden.interviews.has(id)) };
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

/**
 * Rules of restricted papers none of which the person may read, and those that only follow such a paper and do not tell the person
 * either: that such a rung was reached is not told.
 */
function rulesHiddenFrom(state: MeasureState, posts: readonly string[]): Hidden['rules'] {
  const { definition } = state;
  const isAmong = (roles: readonly string[]) => postsOf(definition, roles).some((post) => posts.includes(post));
  const restricted = definition.policy.ladder.filter(({ document, byHand }) => {
    const readers = document && [...document.to, ...document.cc, ...(document.signedForBy === undefined ? [] : [document.signedForBy]), ...(document.excusedBy ?? []), ...(byHand?.roles ?? []), 'administrator'];
    return document?.isRestricted === true && !isAmong(readers ?? []);
  });
  const following = definition.policy.ladder.filter(({ when, notify }) => restricted.some(({ id }) => id === followedRule(when)) && !isAmong(notify?.to ?? []));
  const rules = [...restricted, ...following];
  return { ids: rules.map(({ id }) => id), titles: rules.map(({ title }) => title) };
}

/** Whether an event is about a hidden paper or interview, or about a rung that issues such papers. */
function tellsOf(event: MeasureEvent, { papers, interviews, rules }: Hidden): boolean {
  switch (event.type) {
    case 'ruleFired':
      return event.document ? papers.has(event.document.id) : rules.ids.includes(event.ruleId) || (event.skippedFor !== undefined && rules.ids.includes(event.skippedFor));
    case 'documentNumbered':
    case 'documentAcknowledged':
    case 'documentAnswered':
    case 'documentExcused':
      return papers.has(event.documentId);
    case 'interviewRecorded':
      return interviews.has(event.interviewId);
    case 'awaitedReminded':
    case 'awaitedLapsed':
      return event.subject.on === 'interview' && interviews.has(event.subject.interviewId);
    case 'roleUnresolved':
      return rules.titles.includes(event.where);
    default:
      return false;
  }
}

/** What is about other things too keeps them. */
function withoutHidden(event: MeasureEvent, { papers, interviews }: Hidden): MeasureEvent {
  if (event.type === 'resumed') return { ...event, limits: without(event.limits, papers), ...(event.interviews && { interviews: without(event.interviews, interviews) }) };
  if (event.type === 'calendarPublished') return { ...event, moved: event.moved.filter(({ what, id }) => what !== 'document' || !papers.has(id)) };
  return event;
}

function without<T>(byId: Readonly<Record<string, T>>, ids: ReadonlySet<string>): Record<string, T> {
  return Object.fromEntries(Object.entries(byId).filter(([id]) => !ids.has(id)));
}
