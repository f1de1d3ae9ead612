import { awaitedAtStep } from '../../domain/chain.ts';
import type { MeasureState, PastCycle } from '../../domain/measure.ts';
import { milestoneTitle } from '../../domain/words.ts';
import type { MeasureDetail } from '../schemas/measure.ts';
import { evidenceOf, extensionView, interviewView } from './duties.ts';
import { documentView, lookBackView } from './papers.ts';
import { decidedOf, postsOf } from './people.ts';
import { isoAt } from './when.ts';

/** @returns what only some phases have: the sign-off under way, the suspension, the closure, the withdrawal. */
export function ending(state: MeasureState, now: number): Pick<MeasureDetail, 'signOff' | 'suspension' | 'closure' | 'withdrawal'> {
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
    case 'suspended': {
      const { reason, basis, until } = state.suspension;
      return { suspension: { by: decidedOf(definition, state.suspension), reason, basis, until, resumesTo: state.resumesTo.phase } };
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
      return {};
  }
}

/** @returns what remains of a cycle that ended. */
export function pastCycleView(state: MeasureState, past: PastCycle, now: number): MeasureDetail['pastCycles'][number] {
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
    relapse: { by: decidedOf(definition, past.relapse), reason: past.relapse.reason, evidence: evidenceOf(definition, past.relapse.evidence) },
    extensions: (past.extensions ?? []).map((extension) => extensionView(state, extension, now)),
    interviews: (past.interviews ?? []).map((interview) => interviewView(state, interview, now)),
  };
}
