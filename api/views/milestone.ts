import { lightOf } from '../../domain/light.ts';
import type { MeasureState, Milestone } from '../../domain/measure.ts';
import type { MilestoneView } from '../schemas/measure.ts';
import { evidenceOf } from './duties.ts';
import { milestoneLine } from './measureLine.ts';
import { actedByOf, decidedOf } from './people.ts';
import { isoAt } from './when.ts';

/**
 * @param whole gives the light, which is one for all.
 * @param seen gives the rung it comes from, which may be one that only some may know of.
 */
export function milestoneView(whole: MeasureState, seen: MeasureState, milestone: Milestone, now: number): MilestoneView {
  const { definition } = whole;
  const { calendar } = definition;
  const submission = milestone.status === 'open' ? undefined : milestone.submission;
  return {
    ...milestoneLine(whole, milestone, now),
    plannedOn: milestone.dueOn,
    ...(milestone.originalDueOn !== undefined && { originalOn: milestone.originalDueOn }),
    slips: milestone.slips ?? 0,
    ...lightDetails(whole, seen, milestone, now),
    setAt: isoAt(calendar, milestone.setAt),
    returns: milestone.returns,
    ...(submission && {
      submission: { by: actedByOf(definition, submission.by), at: isoAt(calendar, submission.at), summary: submission.summary, evidence: evidenceOf(definition, submission.evidence) },
    }),
    ...(milestone.status === 'accepted' && {
      accepted: milestone.accepted.map((decided) => decidedOf(definition, decided)),
      acceptedAt: isoAt(calendar, milestone.acceptedAt),
      verdict: milestone.verdict,
    }),
  };
}

function lightDetails(whole: MeasureState, seen: MeasureState, milestone: Milestone, now: number): Pick<MilestoneView, 'lightSince' | 'lightRule'> {
  const { light, since, ruleId } = lightOf(seen, milestone, now);
  if (light !== lightOf(whole, milestone, now).light) return {};
  return { ...(since !== undefined && { lightSince: isoAt(whole.definition.calendar, since) }), ...(ruleId !== undefined && { lightRule: ruleId }) };
}
