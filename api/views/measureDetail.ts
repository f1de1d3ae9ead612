import { awaitedAtStep } from '../../domain/chain.ts';
import type { MeasureEvent } from '../../domain/events.ts';
import { lightOf } from '../../domain/light.ts';
import type { ActedBy, MeasureState, Milestone, PastCycle } from '../../domain/measure.ts';
import { milestoneTitle } from '../../domain/words.ts';
import type { MeasureDetail, MilestoneView, PastEventView } from '../schemas/measure.ts';
import { awaitedOf } from './awaited.ts';
import { eventText } from './eventText.ts';
import { measureLine, milestoneLine } from './measureLine.ts';
import { documentView, lookBackView } from './papers.ts';
import { actedByOf, decidedOf, personOf, postOf, postsOf } from './people.ts';
import { upcomingOf } from './upcoming.ts';
import { isoAt } from './when.ts';

/** Where a state was read, and when that was: from the measure itself just now, or from the store as it last heard of it. */
export interface Source {
  readonly asOf: number;
  readonly isFromStore: boolean;
}

/** @returns a measure with everything a page about it shows, at an instant. */
export function measureDetail(state: MeasureState, events: readonly MeasureEvent[], source: Source, now: number): MeasureDetail {
  const { definition } = state;
  const { calendar } = definition;
  return {
    ...measureLine(state, now),
    milestones: state.milestones.map((milestone) => milestoneView(state, milestone, now)),
    detail: definition.detail,
    policy: definition.policy.name,
    zone: calendar.zone,
    asOf: isoAt(calendar, source.asOf),
    isFromStore: source.isFromStore,
    registeredAt: isoAt(calendar, state.registeredAt),
    cycleStartedAt: isoAt(calendar, state.cycleStartedAt),
    roles: Object.entries(definition.roles).map(([role, posts]) => ({ role, posts: postsOf(definition, posts, now) })),
    receipts: state.receiptsAwaited.map((post) => {
      const receipt = state.receipts.find((given) => given.post === post);
      return { post: postOf(definition, post, now), ...(receipt && { receipt: decidedOf(definition, receipt) }) };
    }),
    ...(state.progress && { progress: { by: decidedOf(definition, state.progress), text: state.progress.text } }),
    documents: state.documents.map((paper) => documentView(state, paper, now)),
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

function milestoneView(state: MeasureState, milestone: Milestone, now: number): MilestoneView {
  const { definition } = state;
  const { calendar } = definition;
  const { since, ruleId } = lightOf(state, milestone, now);
  const submission = milestone.status === 'open' ? undefined : milestone.submission;
  return {
    ...milestoneLine(state, milestone, now),
    plannedOn: milestone.dueOn,
    ...(since !== undefined && { lightSince: isoAt(calendar, since) }),
    ...(ruleId !== undefined && { lightRule: ruleId }),
    setAt: isoAt(calendar, milestone.setAt),
    returns: milestone.returns,
    ...(submission && {
      submission: { by: actedByOf(definition, submission.by), at: isoAt(calendar, submission.at), summary: submission.summary, evidence: [...submission.evidence] },
    }),
    ...(milestone.status === 'accepted' && {
      accepted: milestone.accepted.map((decided) => decidedOf(definition, decided)),
      acceptedAt: isoAt(calendar, milestone.acceptedAt),
      verdict: milestone.verdict,
    }),
  };
}

/** What only some phases have: the sign-off under way, the closure, the withdrawal. */
function ending(state: MeasureState, now: number): Pick<MeasureDetail, 'signOff' | 'closure' | 'withdrawal'> {
  const { definition } = state;
  const { calendar } = definition;
  switch (state.phase) {
    case 'inSignOff': {
      const step = definition.policy.signOff[state.signOff.step];
      return {
        signOff: {
          factsHash: state.signOff.factsHash,
          stepId: step?.id ?? '',
          stepTitle: step?.title ?? '',
          openedAt: isoAt(calendar, state.signOff.openedAt),
          awaited: postsOf(definition, awaitedAtStep(state.signOff), now),
          approvals: state.signOff.allApprovals.map((decided) => decidedOf(definition, decided)),
        },
      };
    }
    case 'closed':
    case 'archived':
      return {
        closure: {
          closedAt: isoAt(calendar, state.closedAt),
          factsHash: state.factsHash,
          signOffs: state.signOffs.map((decided) => decidedOf(definition, decided)),
          lookBacks: state.lookBacks.map((lookBack) => lookBackView(definition, lookBack, now)),
        },
      };
    case 'withdrawn':
      return { withdrawal: { by: decidedOf(definition, state.withdrawal), reason: state.withdrawal.reason } };
    case 'registered':
    case 'rectifying':
    case 'suspended':
      return {};
  }
}

function pastCycleView(state: MeasureState, past: PastCycle, now: number): MeasureDetail['pastCycles'][number] {
  const { definition } = state;
  return {
    cycle: past.cycle,
    closedAt: isoAt(definition.calendar, past.closedAt),
    milestones: past.milestones.map((milestone) => ({
      id: milestone.id,
      title: { zh: milestoneTitle(milestone, 'zh'), en: milestoneTitle(milestone, 'en') },
      dueOn: milestone.dueOn,
      ...(milestone.status === 'accepted' && { verdict: milestone.verdict }),
    })),
    signOffs: past.signOffs.map((decided) => decidedOf(definition, decided)),
    documents: past.documents.map((paper) => documentView(state, paper, now)),
    relapse: { by: decidedOf(definition, past.relapse), reason: past.relapse.reason, evidence: [...past.relapse.evidence] },
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
