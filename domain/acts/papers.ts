import { actedBy, isRefused, nameOf, postsAllowed, titlesOf, type Actor } from '../authority.ts';
import type { ActOf } from '../commands.ts';
import type { IssuedDocument } from '../dossier.ts';
import { isFinal, type MeasureState } from '../measure.ts';
import { refuse, type Refused } from '../refusals.ts';
import { record, type Transition } from '../transition.ts';
import { empty, wrong } from './checks.ts';

export function acknowledgeDocument(transition: Transition, actor: Actor, act: ActOf<'acknowledgeDocument'>): Refused | undefined {
  const { state } = transition;
  const found = recipientOf(state, actor, 'acknowledgeDocument', act.documentId);
  if (isRefused(found)) return found;
  const missing = found.posts.filter((post) => !found.paper.receipts.some((receipt) => receipt.post === post));
  if (missing.length === 0) return refuse('alreadyDone', { what: 'acknowledgeDocument' });
  for (const post of missing) record(transition, { type: 'documentAcknowledged', by: actedBy(actor, post), documentId: act.documentId });
  return undefined;
}

export function answerDocument(transition: Transition, actor: Actor, act: ActOf<'answerDocument'>): Refused | undefined {
  const found = recipientOf(transition.state, actor, 'answerDocument', act.documentId);
  if (isRefused(found)) return found;
  if (found.paper.answer) return refuse('alreadyDone', { what: 'answerDocument' });
  const refused = empty('text', act.text);
  if (refused) return refused;
  record(transition, { type: 'documentAnswered', by: actedBy(actor, found.posts[0]), documentId: act.documentId, text: act.text });
  return undefined;
}

/** A lapse for which a good reason was given has no consequences; whether it is good, the policy's supervisors say. */
export function excuseDocument(transition: Transition, actor: Actor, act: ActOf<'excuseDocument'>): Refused | undefined {
  const { state } = transition;
  const found = paperOf(state, 'excuseDocument', act.documentId);
  if (isRefused(found)) return found;
  if (!found.excusableBy || !found.answer) return refuse('notExcusable', { document: found.name });
  const posts = postsAllowed(state.definition, actor, 'excuseDocument', found.excusableBy);
  if (isRefused(posts)) return posts;
  if (found.excused) return refuse('alreadyDone', { what: 'excuseDocument' });
  const refused = empty('reason', act.reason);
  if (refused) return refused;
  record(transition, { type: 'documentExcused', by: actedBy(actor, posts[0] ?? ''), documentId: act.documentId, reason: act.reason });
  return undefined;
}

function recipientOf(state: MeasureState, actor: Actor, act: string, documentId: string): { paper: IssuedDocument; posts: [string, ...string[]] } | Refused {
  const paper = paperOf(state, act, documentId);
  if (isRefused(paper)) return paper;
  const addressed = [...new Set([...paper.to, ...(paper.signedForBy ?? [])])];
  const [first, ...others] = addressed.filter((post) => actor.posts.includes(post));
  if (first !== undefined) return { paper, posts: [first, ...others] };
  return refuse('notYours', { person: nameOf(state.definition, actor.person), act, allowed: titlesOf(state.definition, addressed) });
}

function paperOf(state: MeasureState, act: string, documentId: string): IssuedDocument | Refused {
  if (isFinal(state)) return wrong(state, act);
  const paper = state.documents.find((candidate) => candidate.id === documentId);
  return paper ?? refuse('unknownDocument', { document: documentId, known: state.documents.map(({ id }) => id).join('、') || '—' });
}
