import { endOfDay, type Calendar } from '../calendar.ts';
import type { EventOf, Moved } from '../events.ts';
import type { IssuedDocument } from '../dossier.ts';
import type { MeasureState, Milestone } from '../measure.ts';
import { overriddenBy, withPublished } from '../overrides.ts';
import { dutiesBegunAt } from '../periodic.ts';
import { mootFor } from './extensions.ts';
import { unfired, withoutFired } from './parts.ts';

/** The open milestones give way to those of the new class. */
export function convertClass(state: MeasureState, event: EventOf<'classConverted'>): MeasureState {
  const converted = withClass(state, event);
  return { ...converted, ...dutiesBegunAt(state, converted, event.at) };
}

function withClass(state: MeasureState, { to, duties, at }: EventOf<'classConverted'>): MeasureState {
  if (!duties) return { ...state, ...overriddenBy(state, { class: to }) };
  const fixed = state.milestones.filter(({ status }) => status !== 'open');
  const added = duties.map((duty): Milestone => ({ ...duty, status: 'open', setAt: at, returns: 0 }));
  const planned = [...state.definition.milestones.filter(({ id }) => fixed.some((milestone) => milestone.id === id)), ...duties];
  const gone = state.milestones.filter(({ status }) => status === 'open').map(({ id }) => id);
  const converted = { ...state, ...overriddenBy(state, { class: to, milestones: planned }), milestones: [...fixed, ...added], extensions: mootFor(state.extensions, gone) };
  return withoutFired(converted, duties.map(({ id }) => id));
}

export function publishCalendar(state: MeasureState, { calendar, moved, again }: EventOf<'calendarPublished'>): MeasureState {
  const to = (what: Moved['what'], id: string) => moved.find((entry) => entry.what === what && entry.id === id)?.to;
  const published: MeasureState = {
    ...state,
    ...withPublished(state, calendar),
    fired: unfired(state.fired, again),
    documents: state.documents.map((paper) => ({ ...paper, ...movedLimits(moved, paper, calendar) })),
    interviews: state.interviews.map((interview) => {
      const on = to('interview', interview.id);
      return on === undefined ? interview : { ...interview, dueBy: endOfDay(calendar, on) };
    }),
  };
  if (published.phase !== 'closed') return published;
  return { ...published, lookBacks: published.lookBacks.map((lookBack) => ({ ...lookBack, dueOn: to('lookBack', lookBack.id) ?? lookBack.dueOn })) };
}

function movedLimits(moved: readonly Moved[], { id }: IssuedDocument, calendar: Calendar): Partial<IssuedDocument> {
  const ofPaper = moved.filter((entry) => entry.what === 'document' && entry.id === id);
  return Object.fromEntries(ofPaper.flatMap(({ limit, to }) => (limit ? [[limit, endOfDay(calendar, to)]] : [])));
}
