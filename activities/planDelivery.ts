import { createHash } from 'node:crypto';
import { localDateAt } from '../domain/calendar.ts';
import { holderOf } from '../domain/directory.ts';
import type { NoticeKind } from '../domain/notices.ts';
import { isUnwanted } from '../domain/preferences.ts';
import type { Language } from '../domain/refusals.ts';
import { isEmpty } from '../domain/summary.ts';
import type { DeliveryPlan, DueFacts, DueNotice, PlannedMail } from '../store/outbox.ts';
import { VACANT } from '../store/routing.ts';
import { leavingNow } from './hours.ts';
import { isMailAddress } from './mail.ts';
import { openBeside } from './openBeside.ts';
import { inboxesFor, inboxFor } from './publish.ts';
import { noAddress, noMoreStandingIn, nothingToSay, notWanted, vacantPost } from './reasons.ts';
import { planRobotDelivery } from './robots/planRobotDelivery.ts';
import { robotOfInbox, type Robot } from './robots/robot.ts';
import { digestMail } from './templates/digest.ts';
import type { Addressee, Links, MailText } from './templates/frame.ts';
import type { OpenItem, OpenList } from './templates/open.ts';
import { singleMail, type Entry } from './templates/single.ts';

export interface MailSettings {
  readonly links: Links;
  /** The part of Message-IDs after the @. */
  readonly messageDomain: string;
  /** Group chats that are told as well. */
  readonly robots?: readonly Robot[];
}

/** Urgent news that has waited longer than this, as after a mail server's outage, joins the digest: nobody gets a burst. */
const STALE_MS = 3_600_000;

/** Papers in the shape of a mail: a line in a digest would say nothing of what they say. */
const OWN_MAIL: readonly NoticeKind[] = ['circular', 'checkpoint', 'summary'];

/** @returns what of the waiting notices leaves now. */
export function leaving(due: DueFacts): readonly DueNotice[] {
  return due.isReleased ? due.notices : leavingNow(due.notices, (planId) => due.plans.get(planId)?.calendar, due.now, due.person?.preferences);
}

/**
 * Decides which of the notices that wait for one person leave now, and how: pure, so that nothing is half done.
 *
 * A notice whose post has another holder by now goes to that person's inbox. What is not to be sent is dropped, with the reason: the copy
 * for somebody who does not stand in there any more, what the person need not have and does not want, a summary that has nothing to say.
 * Of the others, those that are urgent are told alone, all the rest in one digest; two posts of one person are told the same news once.
 *
 * @param open what is open for the person beside the news, told where a digest leaves.
 */
export function planDelivery(due: DueFacts, settings: MailSettings, open: readonly OpenItem[] = []): DeliveryPlan {
  const robot = robotOfInbox(due.personId);
  if (robot !== undefined) return planRobotDelivery(due, settings.robots?.find(({ id }) => id === robot), settings);
  const own: DueNotice[] = [];
  const moved: { noticeId: string; to: string }[] = [];
  const undeliverable: { noticeId: string; reason: string }[] = [];
  const dropped: { noticeId: string; reason: string }[] = [];
  for (const notice of leaving(due)) {
    const holder = holderNow(due, notice);
    const isCopy = typeof notice.copyOf === 'string';
    if (!isCopy && holder === VACANT) undeliverable.push({ noticeId: notice.id, reason: vacantPost(titleOf(due, notice)) });
    else if (!isCopy && holder !== due.personId) moved.push({ noticeId: notice.id, to: holder });
    else {
      const reason = whyDropped(due, notice);
      if (reason === undefined) own.push(notice);
      else dropped.push({ noticeId: notice.id, reason });
    }
  }
  const address = due.person?.email ?? '';
  if (isMailAddress(address)) return { mails: mailsFor(due, own, address, settings, open), dropped, moved, undeliverable };
  const reason = noAddress(due.person?.name ?? due.personId, address);
  return { mails: [], dropped, moved, undeliverable: [...undeliverable, ...own.map((notice) => ({ noticeId: notice.id, reason }))] };
}

/** @returns why a notice of the person's own is not to be sent; nothing when it is. */
function whyDropped(due: DueFacts, notice: DueNotice): string | undefined {
  const name = due.person?.name ?? due.personId;
  if (typeof notice.copyOf === 'string' && !isStandingIn(due, notice)) return noMoreStandingIn(name);
  if (isUnwanted(notice.kind, notice.hours, due.person?.preferences ?? {})) return notWanted(name);
  return notice.summary && isEmpty(notice.summary) ? nothingToSay() : undefined;
}

/** Who holds the post now; for a notice released early, on the day it would have been sent, or it would wander back and forth. */
function holderNow({ plans, now, personId }: DueFacts, notice: DueNotice): string {
  const plan = plans.get(notice.planId);
  return plan ? inboxFor(plan, notice.post, Math.max(now, notice.sendAt)) : personId;
}

/** The dates of a substitution may have changed since the copy was made. */
function isStandingIn({ plans, now, personId }: DueFacts, { planId, post, sendAt }: DueNotice): boolean {
  const plan = plans.get(planId);
  return !plan || inboxesFor(plan, post, Math.max(now, sendAt)).includes(personId);
}

/** Whoever is not the holder is written to as standing in for the holder. */
function addressedTitle(due: DueFacts, notice: DueNotice, language: Language): string {
  const title = titleOf(due, notice);
  const plan = due.plans.get(notice.planId);
  const holder = plan && holderOf(plan.directory, notice.post, plan.calendar, Math.max(due.now, notice.sendAt));
  if (holder === undefined || holder === due.personId) return title;
  const name = plan?.directory.people[holder]?.name ?? holder;
  return { zh: `${title}（代${name}）`, en: `${title} (standing in for ${name})` }[language];
}

function titleOf({ plans }: DueFacts, notice: DueNotice): string {
  return plans.get(notice.planId)?.directory.posts[notice.post]?.title ?? notice.post;
}

function mailsFor(due: DueFacts, own: readonly DueNotice[], address: string, settings: MailSettings, open: readonly OpenItem[]): PlannedMail[] {
  const news = byNews(own);
  const isAlone = ([first]: readonly DueNotice[]) => first !== undefined && (OWN_MAIL.includes(first.kind) || (first.isUrgent && due.now - first.sendAt < STALE_MS));
  const gathered = news.filter((notices) => !isAlone(notices));
  const alone = news.filter(isAlone).map((notices) => ({ ...plannedMail(due, notices, address, settings, `${newsOf(notices[0])}/${due.personId}`), ...threadOf(notices[0], settings) }));
  if (gathered.length === 0) return alone;
  // A digest of one is no digest: its own wording says more.
  const isSingle = gathered.length === 1;
  const beside = openBeside(gathered.flat(), open, todayIn(due, gathered[0]?.[0]?.planId));
  const identity = isSingle ? `${newsOf(gathered[0]?.[0])}/${due.personId}` : `digest/${due.personId}/${gathered.flat().map(({ id }) => id).sort().join(' ')}`;
  return [...alone, { ...plannedMail(due, gathered.flat(), address, settings, identity, beside), ...(isSingle && threadOf(gathered[0]?.[0], settings)) }];
}

/** All single mails about one measure hang together in mail programs, under an id that is no mail's. */
function threadOf(notice: DueNotice | undefined, { messageDomain }: MailSettings): Pick<PlannedMail, 'thread'> {
  return notice ? { thread: `<${hashOf(`thread/${notice.measureId}`)}@${messageDomain}>` } : {};
}

function hashOf(identity: string): string {
  return createHash('sha256').update(identity).digest('hex').slice(0, 40);
}

/** What makes two notices the same news: one event, told as the same kind. */
function newsOf(notice: DueNotice | undefined): string {
  return notice ? `${notice.measureId}/${notice.cycle}/${notice.seq}/${notice.kind}` : '';
}

function byNews(notices: readonly DueNotice[]): DueNotice[][] {
  const groups = new Map<string, DueNotice[]>();
  for (const notice of notices) groups.set(newsOf(notice), [...(groups.get(newsOf(notice)) ?? []), notice]);
  return [...groups.values()];
}

/** @param identity what is told to whom: the mail's id and Message-ID follow from it alone. */
function plannedMail(due: DueFacts, notices: readonly DueNotice[], address: string, { links, messageDomain }: MailSettings, identity: string, open?: OpenList): PlannedMail {
  const id = hashOf(identity);
  const noticeIds = notices.map((notice) => notice.id);
  return { id, messageId: `<${id}@${messageDomain}>`, address, language: due.person?.language ?? 'zh', noticeIds, ...textOf(due, notices, links, open) };
}

function textOf(due: DueFacts, notices: readonly DueNotice[], links: Links, open: OpenList | undefined): MailText {
  const language = due.person?.language ?? 'zh';
  const addressee: Addressee = { name: due.person?.name ?? due.personId, postTitles: notices.map((notice) => addressedTitle(due, notice, language)), language };
  const entries = byNews(notices).flatMap((same) => entryOf(due, same, links));
  const [only] = entries;
  return entries.length === 1 && only ? singleMail(addressee, only, links, open) : digestMail(addressee, entries, links, open);
}

/** The same news through two posts is told once: as the one to whom the paper itself is addressed, if it is to either. */
function entryOf(due: DueFacts, same: readonly DueNotice[], links: Links): Entry[] {
  const notice = same.find(({ facts }) => facts.document?.isCopy !== true) ?? same[0];
  if (!notice) return [];
  const { kind, planId, facts, documentNumber } = notice;
  return [{ kind, planId, facts, today: todayIn(due, planId), url: facts.ref === '' ? links.plan(planId) : links.measure(planId, facts.ref), ...(notice.circular && { circular: notice.circular }), ...(notice.summary && { summary: notice.summary }), ...(documentNumber !== undefined && { documentNumber }) }];
}

function todayIn({ plans, now }: DueFacts, planId: string | undefined): string {
  const calendar = plans.get(planId ?? '')?.calendar;
  return calendar ? localDateAt(calendar, now) : new Date(now).toISOString().slice(0, 10);
}
