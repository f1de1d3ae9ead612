import { heldPosts } from './chain.ts';
import type { EventOf, MeasureEvent } from './events.ts';
import { measureId, postsOf, type ActedBy, type ChainProgress, type Decided, type Definition, type IssuedDocument, type LookBack, type MeasureState, type Milestone, type Submission } from './measure.ts';

/** @returns the state an event leads to. `undefined` is the state before registration. */
export function evolve(state: MeasureState | undefined, event: MeasureEvent): MeasureState {
  if (event.type === 'registered') return register(event);
  if (!state) throw new Error(`The record of a measure begins with its registration, not with ${event.type}`);
  return { ...change(state, event), seq: event.seq };
}

function change(state: MeasureState, event: Exclude<MeasureEvent, { type: 'registered' }>): MeasureState {
  switch (event.type) {
    case 'acknowledged':
      return acknowledge(state, event);
    case 'progressReported':
      return { ...state, progress: { ...event.by, at: event.at, text: event.text } };
    case 'submitted':
      return submit(state, event);
    case 'stepOpened':
      return openStep(state, event);
    case 'stepApproved':
      return approve(state, event);
    case 'milestonesAccepted':
      return accept(state, event);
    case 'returned':
      return handBack(state, event);
    case 'signOffsLapsed':
      return state.phase === 'inSignOff' ? { ...state, signOff: { ...state.signOff, factsHash: event.factsHash, approvals: [], allApprovals: [] } } : state;
    case 'closed':
      return close(state, event);
    case 'lookBackHeld':
      return holdLookBack(state, event);
    case 'relapsed':
      return relapse(state, event);
    case 'archived':
      return state.phase === 'closed' ? { ...state, phase: 'archived' } : state;
    case 'withdrawn':
      return { ...withoutPhase(state), phase: 'withdrawn', withdrawal: { ...event.by, at: event.at, reason: event.reason } };
    case 'amended':
      return amend(state, event);
    case 'ruleFired':
      return withPaper(markFired(state, event), event.document);
    case 'awaitedReminded':
    case 'awaitedLapsed':
      return markFired(state, event);
    case 'documentNumbered':
      return changePaper(state, event.documentId, (paper) => ({ ...paper, number: event.number }));
    case 'documentAcknowledged':
      return changePaper(state, event.documentId, (paper) => ({ ...paper, receipts: [...paper.receipts, decided(event)] }));
    case 'documentAnswered':
      return changePaper(state, event.documentId, (paper) => ({ ...paper, answer: { ...decided(event), text: event.text } }));
    case 'roleUnresolved':
    case 'noticeUndeliverable':
      return state;
  }
}

function decided(event: { readonly by: ActedBy; readonly at: number }): Decided {
  return { ...event.by, at: event.at };
}

function register(event: EventOf<'registered'>): MeasureState {
  const { definition } = event;
  return {
    phase: 'registered',
    id: measureId(definition.planId, definition.ref),
    definition,
    registeredAt: event.at,
    cycle: 1,
    cycleStartedAt: event.at,
    seq: event.seq,
    receiptsAwaited: event.receiptsAwaited,
    receipts: [],
    milestones: definition.milestones.map((milestone) => ({ ...milestone, status: 'open', setAt: event.at, returns: 0 })),
    documents: [],
    returned: [],
    fired: {},
    pastCycles: [],
    tookPart: { submitted: [], accepted: [], signed: [] },
  };
}

function acknowledge(state: MeasureState, event: EventOf<'acknowledged'>): MeasureState {
  const receipts = [...state.receipts, decided(event)];
  const isByHandler = state.definition.roles.handler?.includes(event.by.post) === true;
  return state.phase === 'registered' && isByHandler ? { ...state, phase: 'rectifying', receipts } : { ...state, receipts };
}

function submit(state: MeasureState, event: EventOf<'submitted'>): MeasureState {
  const submission: Submission = { by: event.by, at: event.at, summary: event.summary, evidence: event.evidence };
  const acceptance: ChainProgress = { step: -1, openedAt: event.at, awaited: [], approvals: [], allApprovals: [] };
  const submitted = including(state.tookPart.submitted, event.by.person);
  return changeMilestones({ ...state, tookPart: { ...state.tookPart, submitted } }, event.milestones, (milestone) => ({
    ...bare(milestone),
    status: 'submitted',
    submission,
    acceptance,
  }));
}

function openStep(state: MeasureState, event: EventOf<'stepOpened'>): MeasureState {
  const opened = (previous: readonly Decided[]): ChainProgress => ({
    step: event.step,
    openedAt: event.at,
    awaited: event.awaited,
    approvals: [],
    allApprovals: previous,
  });
  if (event.chain === 'signOff') {
    const previous = state.phase === 'inSignOff' && event.step > 0 ? state.signOff.allApprovals : [];
    return { ...withoutPhase(state), phase: 'inSignOff', signOff: { ...opened(previous), factsHash: event.factsHash ?? '' } };
  }
  return changeMilestones(state, event.milestones, (milestone) =>
    milestone.status === 'submitted' ? { ...milestone, acceptance: opened(milestone.acceptance.allApprovals) } : milestone,
  );
}

function approve(state: MeasureState, event: EventOf<'stepApproved'>): MeasureState {
  const approved = <P extends ChainProgress>(progress: P): P => ({
    ...progress,
    approvals: [...progress.approvals, decided(event)],
    allApprovals: [...progress.allApprovals, decided(event)],
  });
  if (event.chain === 'signOff') {
    const signed = including(state.tookPart.signed, event.by.person);
    return state.phase === 'inSignOff' ? { ...state, signOff: approved(state.signOff), tookPart: { ...state.tookPart, signed } } : state;
  }
  const accepted = including(state.tookPart.accepted, event.by.person);
  return changeMilestones({ ...state, tookPart: { ...state.tookPart, accepted } }, event.milestones, (milestone) =>
    milestone.status === 'submitted' ? { ...milestone, acceptance: approved(milestone.acceptance) } : milestone,
  );
}

function accept(state: MeasureState, event: EventOf<'milestonesAccepted'>): MeasureState {
  const ids = event.milestones.map((accepted) => accepted.id);
  return changeMilestones(state, ids, (milestone) => {
    const verdict = event.milestones.find((accepted) => accepted.id === milestone.id)?.verdict;
    if (milestone.status !== 'submitted' || !verdict) return milestone;
    const { submission, acceptance } = milestone;
    return { ...bare(milestone), status: 'accepted', submission, accepted: acceptance.allApprovals, acceptedAt: event.at, verdict };
  });
}

/** From acceptance a submission comes back; from sign-off accepted milestones do, and the measure is in rectification again. */
function handBack(state: MeasureState, event: EventOf<'returned'>): MeasureState {
  const open: MeasureState = state.phase === 'inSignOff' ? { ...withoutPhase(state), phase: 'rectifying' } : state;
  const reopened = changeMilestones(open, event.milestones, (milestone) => ({
    ...bare(milestone),
    status: 'open',
    returns: milestone.returns + 1,
    reopenedAt: event.at,
  }));
  const returned = reopened.milestones
    .filter((milestone) => event.milestones.includes(milestone.id))
    .map((milestone) => ({ milestoneId: milestone.id, time: milestone.returns, at: event.at }));
  return { ...reopened, returned: [...state.returned, ...returned] };
}

function close(state: MeasureState, event: EventOf<'closed'>): MeasureState {
  const signOffs = state.phase === 'inSignOff' ? state.signOff.allApprovals : [];
  return { ...withoutPhase(state), phase: 'closed', closedAt: event.at, signOffs, factsHash: event.factsHash, lookBacks: event.lookBacks };
}

function holdLookBack(state: MeasureState, event: EventOf<'lookBackHeld'>): MeasureState {
  if (state.phase !== 'closed') return state;
  const held = { ...decided(event), note: event.note };
  return { ...state, lookBacks: state.lookBacks.map((lookBack) => (lookBack.id === event.lookBackId ? { ...lookBack, held } : lookBack)) };
}

/** The next cycle begins with the same duties and new dates; the cycle that ended stays readable. */
function relapse(state: MeasureState, event: EventOf<'relapsed'>): MeasureState {
  if (state.phase !== 'closed') return state;
  const { cycle, milestones, documents, signOffs, lookBacks, closedAt } = state;
  const finding = { ...decided(event), reason: event.reason, evidence: event.evidence };
  return {
    ...withoutPhase(state),
    phase: 'rectifying',
    cycle: cycle + 1,
    cycleStartedAt: event.at,
    relapsedAt: event.at,
    milestones: milestones.map(({ id, kind, title, dueOn }) => ({
      id,
      kind,
      ...(title !== undefined && { title }),
      dueOn: event.dates[id] ?? dueOn,
      status: 'open',
      setAt: event.at,
      returns: 0,
    })),
    documents: [],
    returned: [],
    fired: {},
    pastCycles: [...state.pastCycles, { cycle, milestones, documents, signOffs, lookBacks, closedAt, relapse: finding }],
  };
}

/** Dates move only where the plan's own date changed: a date set by an inspector stands until the plan says otherwise. */
function amend(state: MeasureState, event: EventOf<'amended'>): MeasureState {
  const before = new Map(state.definition.milestones.map((milestone) => [milestone.id, milestone]));
  const milestones = event.definition.milestones.map((planned): Milestone => {
    const current = state.milestones.find((milestone) => milestone.id === planned.id);
    if (!current) return { ...planned, status: 'open', setAt: event.at, returns: 0 };
    const isMoved = before.get(planned.id)?.dueOn !== planned.dueOn;
    const { title: _, ...kept } = current;
    return { ...kept, ...planned, dueOn: isMoved ? planned.dueOn : current.dueOn, setAt: isMoved ? event.at : current.setAt };
  });
  const moved = milestones.filter((milestone) => milestone.setAt === event.at).map((milestone) => milestone.id);
  const isOfMoved = (key: string) => moved.some((id) => key.endsWith(`|${id}`));
  // A new date begins its own warnings; what fired for the old one stays on the record, not in the way.
  const fired = Object.fromEntries(Object.entries(state.fired).filter(([key]) => !isOfMoved(key)));
  const amended = { ...state, definition: event.definition, milestones, fired };
  return amended.phase === 'closed' ? { ...amended, lookBacks: amended.lookBacks.map((lookBack) => reassigned(lookBack, state.definition, event)) } : amended;
}

/** Inspectors were named at closure, months before they are to come: other posts since then are awaited in their place. */
function reassigned(lookBack: LookBack, before: Definition, { definition, at }: EventOf<'amended'>): LookBack {
  const roles = definition.policy.lookBacks.find((rule) => rule.id === lookBack.id)?.roles ?? [];
  const isSame = postsOf(before, roles).join() === postsOf(definition, roles).join();
  const awaited = heldPosts(definition, roles, at);
  return isSame || lookBack.held || awaited.length === 0 ? lookBack : { ...lookBack, awaited };
}

function markFired(state: MeasureState, event: { readonly occurrence: string; readonly count: number; readonly nominalAt: number }): MeasureState {
  return { ...state, fired: { ...state.fired, [event.occurrence]: { count: event.count, nominalAt: event.nominalAt } } };
}

function withPaper(state: MeasureState, paper: IssuedDocument | undefined): MeasureState {
  return paper ? { ...state, documents: [...state.documents, paper] } : state;
}

function changePaper(state: MeasureState, id: string, change: (paper: IssuedDocument) => IssuedDocument): MeasureState {
  return { ...state, documents: state.documents.map((paper) => (paper.id === id ? change(paper) : paper)) };
}

function changeMilestones(state: MeasureState, ids: readonly string[], change: (milestone: Milestone) => Milestone): MeasureState {
  return { ...state, milestones: state.milestones.map((milestone) => (ids.includes(milestone.id) ? change(milestone) : milestone)) };
}

/** A milestone without what belongs to its present status only. */
function bare({ id, kind, title, dueOn, setAt, returns, reopenedAt }: Milestone) {
  return { id, kind, ...(title !== undefined && { title }), dueOn, setAt, returns, ...(reopenedAt !== undefined && { reopenedAt }) };
}

/** What a measure keeps whatever its phase. */
function withoutPhase(state: MeasureState) {
  const { id, definition, registeredAt, cycle, cycleStartedAt, seq, receiptsAwaited, receipts, milestones } = state;
  const { documents, returned, relapsedAt, progress, fired, pastCycles, tookPart } = state;
  return {
    ...{ id, definition, registeredAt, cycle, cycleStartedAt, seq, receiptsAwaited, receipts, milestones },
    ...{ documents, returned, fired, pastCycles, tookPart },
    ...(relapsedAt !== undefined && { relapsedAt }),
    ...(progress !== undefined && { progress }),
  };
}

function including<T>(list: readonly T[], item: T): readonly T[] {
  return list.includes(item) ? list : [...list, item];
}
