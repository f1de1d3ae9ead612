import type { PersonId, PostId } from './directory.ts';
import type { EventOf } from './events.ts';
import { evolve } from './evolve.ts';
import { isoAt } from './isoAt.ts';
import type { Definition } from './definition.ts';
import type { ActedBy, Evidence } from './dossier.ts';
import type { MeasureState, Milestone } from './measure.ts';
import type { MeasureClass, MilestoneKind } from './policy.ts';
import { NO_HEAD, type RecordedEvent } from './record.ts';

/** Who acted, so that it can be read without the system: name, post, and in whose stead. Instants are RFC 3339 in the plan's zone. */
export interface Signatory {
  readonly person: PersonId;
  readonly name: string;
  readonly post: PostId;
  readonly title: string;
  readonly unit: string;
  readonly onBehalfOf?: { readonly person: PersonId; readonly name: string };
  readonly at: string;
}

export interface CertifiedMilestone {
  readonly id: string;
  readonly kind: MilestoneKind;
  readonly title?: string;
  readonly dueOn: string;
  /** The first date, where it was moved. */
  readonly originalDueOn?: string;
  readonly slips?: number;
  readonly verdict: 'onTime' | 'late';
  readonly submitted: Signatory;
  readonly accepted: readonly Signatory[];
  readonly acceptedAt: string;
  readonly evidence: readonly Pick<Evidence, 'name' | 'size' | 'sha256' | 'datedOn'>[];
}

/**
 * The closure certificate (销号凭证): what was closed, on what evidence, by whom, and where that stands in the record. `head` is the
 * hash of the event that closed the measure, and so stands for the whole record up to then ('' where the record is not chained).
 */
export interface Certificate {
  readonly kind: 'closureCertificate';
  readonly version: 1;
  readonly measureId: string;
  readonly planId: string;
  readonly planTitle: string;
  readonly ref: string;
  readonly cycle: number;
  readonly problem: Definition['problem'];
  readonly title: string;
  readonly class: MeasureClass;
  readonly milestones: readonly CertifiedMilestone[];
  readonly targets?: readonly { readonly id: string; readonly title: string; readonly unit: string; readonly total: number; readonly value: number }[];
  readonly signOffs: readonly Signatory[];
  readonly factsHash: string;
  readonly closedAt: string;
  readonly seq: number;
  readonly head: string;
}

/**
 * @param record the events of a measure from the first up to the one that closed it.
 * @returns the certificate of that closure. It follows from the record alone, so that an auditor can make it again and compare: what a
 * version says of a given record must never change.
 * @throws Error when the record does not end with a closure.
 */
export function certificateOf(record: readonly RecordedEvent[]): Certificate {
  const last = record.at(-1);
  const state = record.reduce<MeasureState | undefined>((before, { hash: _, ...event }) => evolve(before, event as RecordedEvent), undefined);
  if (last?.type !== 'closed' || state?.phase !== 'closed') throw new Error('Only a record that ends with a closure can be certified');
  return describe(state, last, last.hash ?? NO_HEAD);
}

type Closed = Extract<MeasureState, { phase: 'closed' | 'archived' }>;

function describe(state: Closed, closing: EventOf<'closed'>, head: string): Certificate {
  const { definition, id: measureId, cycle, factsHash } = state;
  const { planId, planTitle, ref, problem, title, targets } = definition;
  return {
    kind: 'closureCertificate',
    version: 1,
    ...{ measureId, planId, planTitle, ref, cycle, problem, title, class: definition.class },
    milestones: state.milestones.flatMap((milestone) => certified(definition, milestone)),
    ...(targets && { targets: targets.map(({ curve: _, ...target }) => ({ ...target, value: state.values[target.id] ?? 0 })) }),
    signOffs: state.signOffs.map((signOff) => signatory(definition, signOff, signOff.at)),
    ...{ factsHash, closedAt: isoAt(definition.calendar, closing.at), seq: closing.seq, head },
  };
}

function certified(definition: Definition, milestone: Milestone): CertifiedMilestone[] {
  if (milestone.status !== 'accepted') return [];
  const { id, kind, title, dueOn, originalDueOn, slips, verdict, submission, accepted, acceptedAt } = milestone;
  return [
    {
      ...{ id, kind, ...(title !== undefined && { title }), dueOn },
      ...(originalDueOn !== undefined && { originalDueOn }),
      ...(slips !== undefined && { slips }),
      verdict,
      submitted: signatory(definition, submission.by, submission.at),
      accepted: accepted.map((decided) => signatory(definition, decided, decided.at)),
      acceptedAt: isoAt(definition.calendar, acceptedAt),
      evidence: submission.evidence.map(({ name, size, sha256, datedOn }) => ({ name, size, sha256, datedOn })),
    },
  ];
}

/** Names and titles as the measure knew them when it was closed. */
function signatory({ directory, calendar }: Definition, { person, post, onBehalfOf }: ActedBy, at: number): Signatory {
  const nameOf = (id: PersonId) => directory.people[id]?.name ?? id;
  const { title = post, unit = '' } = directory.posts[post] ?? {};
  return {
    ...{ person, name: nameOf(person), post, title, unit },
    ...(onBehalfOf !== undefined && { onBehalfOf: { person: onBehalfOf, name: nameOf(onBehalfOf) } }),
    at: isoAt(calendar, at),
  };
}
