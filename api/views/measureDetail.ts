import type { MeasureEvent } from '../../domain/events.ts';
import type { ActedBy } from '../../domain/dossier.ts';
import type { MeasureState } from '../../domain/measure.ts';
import type { Seen } from '../access/visible.ts';
import type { MeasureDetail, PastEventView } from '../schemas/measure.ts';
import { awaitedOf } from './awaited.ts';
import { extensionView, interviewView, partsOf, periodicOf, substitutionsOf, targetsOf } from './duties.ts';
import { ending, pastCycleView } from './ending.ts';
import { eventText } from './eventText.ts';
import { measureLine } from './measureLine.ts';
import { milestoneView } from './milestone.ts';
import { documentView } from './papers.ts';
import { actedByOf, decidedOf, personOf, postOf, postsOf } from './people.ts';
import { upcomingOf } from './upcoming.ts';
import { isoAt } from './when.ts';

/** Where a state was read, and when that was: from the measure itself just now, or from the store as it last heard of it. */
export interface Source {
  readonly asOf: number;
  readonly isFromStore: boolean;
}

/**
 * @param whole gives what is the same for everybody: dates and lights.
 * @param seen what the reader may see of it.
 * @returns a measure with everything a page about it shows, at an instant.
 */
export function measureDetail(whole: MeasureState, { state, events }: Seen, source: Source, now: number): MeasureDetail {
  const { definition } = state;
  const { calendar } = definition;
  return {
    ...measureLine(whole, now),
    milestones: state.milestones.map((milestone) => milestoneView(whole, state, milestone, now)),
    detail: definition.detail,
    policy: definition.policy.name,
    zone: calendar.zone,
    asOf: isoAt(calendar, source.asOf),
    isFromStore: source.isFromStore,
    registeredAt: isoAt(calendar, state.registeredAt),
    cycleStartedAt: isoAt(calendar, state.cycleStartedAt),
    ...(definition.outerOn !== undefined && { outerOn: definition.outerOn }),
    roles: Object.entries(definition.roles).map(([role, posts]) => ({ role, posts: postsOf(definition, posts, now) })),
    receipts: state.receiptsAwaited.map((post) => {
      const receipt = state.receipts.find((given) => given.post === post);
      return { post: postOf(definition, post, now), ...(receipt && { receipt: decidedOf(definition, receipt) }) };
    }),
    ...(state.progress && { progress: { by: decidedOf(definition, state.progress), text: state.progress.text } }),
    ...duties(state, events, now),
    documents: state.documents.map((paper) => documentView(state, paper, now)),
    ...(state.routine && { routine: { by: decidedOf(definition, state.routine), reason: state.routine.reason } }),
    ...ending(state, now),
    pastCycles: state.pastCycles.map((cycle) => pastCycleView(state, cycle, now)),
    tookPart: {
      submitted: state.tookPart.submitted.map((person) => personOf(definition, person)),
      accepted: state.tookPart.accepted.map((person) => personOf(definition, person)),
      signed: state.tookPart.signed.map((person) => personOf(definition, person)),
    },
    timeline: { past: events.map((event) => pastEvent(state, event)), awaited: awaitedOf(state, now), upcoming: upcomingOf(state, now) },
  };
}

/** What is asked for, handed in and said beside the milestones. */
function duties(state: MeasureState, events: readonly MeasureEvent[], now: number): Pick<MeasureDetail, 'targets' | 'parts' | 'periodic' | 'extensions' | 'interviews' | 'substitutes' | 'comments'> {
  const { definition } = state;
  return {
    targets: targetsOf(state),
    parts: partsOf(state, now),
    periodic: periodicOf(state, events, now),
    extensions: state.extensions.map((extension) => extensionView(state, extension, now)),
    interviews: state.interviews.map((interview) => interviewView(state, interview, now)),
    substitutes: substitutionsOf(state, now),
    comments: events.flatMap((event) => (event.type === 'commented' ? [{ by: actedByOf(definition, event.by), at: isoAt(definition.calendar, event.at), text: event.text }] : [])),
  };
}

function pastEvent(state: MeasureState, event: MeasureEvent): PastEventView {
  const by: ActedBy | undefined = 'by' in event ? event.by : undefined;
  return {
    seq: event.seq,
    at: isoAt(state.definition.calendar, event.at),
    cycle: event.cycle,
    type: event.type,
    text: { zh: eventText(state, event, 'zh'), en: eventText(state, event, 'en') },
    ...(by && { by: actedByOf(state.definition, by) }),
    ...('lateMs' in event && event.lateMs > 0 && { lateMs: event.lateMs }),
  };
}
