import { isProvisional } from '../../domain/calendar.ts';
import type { PostId } from '../../domain/directory.ts';
import type { Definition } from '../../domain/definition.ts';
import type { IssuedDocument, LookBack } from '../../domain/dossier.ts';
import type { MeasureState } from '../../domain/measure.ts';
import type { DocumentView, LookBackView } from '../schemas/measure.ts';
import { actedByOf, decidedOf, postOf, postsOf } from './people.ts';
import { isoAt, limitOf } from './when.ts';

/** @returns a paper with its receipts, reply and limits. */
export function documentView(state: MeasureState, paper: IssuedDocument, now: number): DocumentView {
  const { definition } = state;
  const limits = limitsOf(definition, paper, now);
  return {
    id: paper.id,
    name: paper.name,
    ...(paper.number !== undefined && { number: paper.number }),
    series: paper.series,
    ruleId: paper.ruleId,
    cycle: paper.cycle,
    measure: { id: state.id, planId: definition.planId, ref: definition.ref, title: definition.title },
    ...(paper.milestoneId !== undefined && { milestoneId: paper.milestoneId }),
    issuedAt: isoAt(definition.calendar, paper.issuedAt),
    datedOn: paper.datedOn,
    to: paper.to.map((post) => received(definition, paper, post, now)),
    cc: postsOf(definition, paper.cc, now),
    ...limits,
    ...(paper.answer && { answer: { by: decidedOf(definition, paper.answer), text: paper.answer.text } }),
    ...conditions(definition, paper, now),
  };
}

function received(definition: Definition, { receipts }: IssuedDocument, post: PostId, now: number): DocumentView['to'][number] {
  const receipt = receipts.find((given) => given.post === post);
  return { post: postOf(definition, post, now), ...(receipt && { receipt: decidedOf(definition, receipt) }) };
}

/** Who must sign, who issued it and why, what may be excused. */
function conditions(definition: Definition, paper: IssuedDocument, now: number): Pick<DocumentView, 'isFinal' | 'isRestricted' | 'excusableBy' | 'signedForBy' | 'issuedBy' | 'requirement' | 'excused'> {
  const { signedForBy, issuedBy, requirement, excused } = paper;
  return {
    isFinal: paper.isFinal === true,
    isRestricted: paper.isRestricted === true,
    excusableBy: postsOf(definition, paper.excusableBy ?? [], now),
    ...(signedForBy && { signedForBy: signedForBy.map((post) => received(definition, paper, post, now)) }),
    ...(issuedBy && { issuedBy: actedByOf(definition, issuedBy) }),
    ...(requirement !== undefined && { requirement }),
    ...(excused && { excused: { by: decidedOf(definition, excused), reason: excused.reason } }),
  };
}

function limitsOf({ calendar }: Definition, paper: IssuedDocument, now: number): Pick<DocumentView, 'acknowledgeBy' | 'answerBy' | 'rectifyBy'> {
  return {
    ...(paper.acknowledgeBy !== undefined && { acknowledgeBy: limitOf(calendar, paper.acknowledgeBy, now) }),
    ...(paper.answerBy !== undefined && { answerBy: limitOf(calendar, paper.answerBy, now) }),
    ...(paper.rectifyBy !== undefined && { rectifyBy: limitOf(calendar, paper.rectifyBy, now) }),
  };
}

export function lookBackView(definition: Definition, lookBack: LookBack, now: number): LookBackView {
  const { id, title, dueOn, awaited, held } = lookBack;
  return {
    id,
    title,
    dueOn,
    isProvisional: isProvisional(definition.calendar, dueOn),
    awaited: postsOf(definition, awaited, now),
    ...(held && { held: { by: decidedOf(definition, held), note: held.note } }),
  };
}
