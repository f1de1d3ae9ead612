import { createHash } from 'node:crypto';
import { localDateAt } from '../domain/calendar.ts';
import { holderOf } from '../domain/directory.ts';
import type { Language } from '../domain/refusals.ts';
import type { DeliveryPlan, DueFacts, DueNotice, PlannedMail } from '../store/outbox.ts';
import { VACANT } from '../store/routing.ts';
import { leavingNow } from './hours.ts';
import { isMailAddress } from './mail.ts';
import { inboxesFor, inboxFor } from './publish.ts';
import { noAddress, vacantPost } from './reasons.ts';
import { digestMail } from './templates/digest.ts';
import type { Addressee, Links, MailText } from './templates/frame.ts';
import { singleMail, type Entry } from './templates/single.ts';

export interface MailSettings {
  readonly links: Links;
  /** The part of Message-IDs after the @. */
  readonly messageDomain: string;
}

/** Urgent news that has waited longer than this, as after a mail server's outage, joins the digest: nobody gets a burst. */
const STALE_MS = 3_600_000;

/**
 * Decides which of the notices that wait for one person leave now, and how: pure, so that nothing is half done.
 *
 * A notice whose post has another holder by now goes to that person's inbox; the copy for somebody who does not stand in there any
 * more is dropped. Of the others, those that are urgent are told
 * alone, all the rest in one digest; two posts of one person are told the same news once.
 */
export function planDelivery(due: DueFacts, settings: MailSettings): DeliveryPlan {
  const own: DueNotice[] = [];
  const moved: { noticeId: string; to: string }[] = [];
  const undeliverable: { noticeId: string; reason: string }[] = [];
  const dropped: string[] = [];
  const leaving = due.isReleased ? due.notices : leavingNow(due.notices, (planId) => due.plans.get(planId)?.calendar, due.now);
  for (const notice of leaving) {
    const holder = holderNow(due, notice);
    const isCopy = typeof notice.copyOf === 'string';
    if (isCopy && !isStandingIn(due, notice)) dropped.push(notice.id);
    else if (isCopy) own.push(notice);
    else if (holder === VACANT) undeliverable.push({ noticeId: notice.id, reason: vacantPost(titleOf(due, notice)) });
    else if (holder !== due.personId) moved.push({ noticeId: notice.id, to: holder });
    else own.push(notice);
  }
  const address = due.person?.email ?? '';
  if (isMailAddress(address)) return { mails: mailsFor(due, own, address, settings), dropped, moved, undeliverable };
  const reason = noAddress(due.person?.name ?? due.personId, address);
  return { mails: [], dropped, moved, undeliverable: [...undeliverable, ...own.map((notice) => ({ noticeId: notice.id, reason }))] };
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

function mailsFor(due: DueFacts, own: readonly DueNotice[], address: string, settings: MailSettings): PlannedMail[] {
  const news = byNews(own);
  const isAlone = ([first]: readonly DueNotice[]) => first !== undefined && first.isUrgent && due.now - first.sendAt < STALE_MS;
  const alone = news.filter(isAlone);
  const gathered = news.filter((notices) => !isAlone(notices));
  // A digest of one is no digest: its own wording says more.
  const singles = gathered.length === 1 ? [...alone, ...gathered] : alone;
  const digest = gathered.length > 1 ? [gathered.flat()] : [];
  return [
    ...singles.map((notices) => plannedMail(due, notices, address, settings, `${newsOf(notices[0])}/${due.personId}`)),
    ...digest.map((notices) => plannedMail(due, notices, address, settings, `digest/${due.personId}/${notices.map(({ id }) => id).sort().join(' ')}`)),
  ];
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
function plannedMail(due: DueFacts, notices: readonly DueNotice[], address: string, { links, messageDomain }: MailSettings, identity: string): PlannedMail {
  const id = createHash('sha256').update(identity).digest('hex').slice(0, 40);
  const noticeIds = notices.map((notice) => notice.id);
  return { id, messageId: `<${id}@${messageDomain}>`, address, noticeIds, ...textOf(due, notices, links) };
}

function textOf(due: DueFacts, notices: readonly DueNotice[], links: Links): MailText {
  const language = due.person?.language ?? 'zh';
  const addressee: Addressee = { name: due.person?.name ?? due.personId, postTitles: notices.map((notice) => addressedTitle(due, notice, language)), language };
  const entries = byNews(notices).flatMap((same) => entryOf(due, same, links));
  const [only] = entries;
  return entries.length === 1 && only ? singleMail(addressee, only) : digestMail(addressee, entries, links);
}

/** The same news through two posts is told once: as the one to whom the paper itself is addressed, if it is to either. */
function entryOf(due: DueFacts, same: readonly DueNotice[], links: Links): Entry[] {
  const notice = same.find(({ facts }) => facts.document?.isCopy !== true) ?? same[0];
  if (!notice) return [];
  const { kind, planId, facts, documentNumber } = notice;
  const calendar = due.plans.get(planId)?.calendar;
  const today = calendar ? localDateAt(calendar, due.now) : new Date(due.now).toISOString().slice(0, 10);
  return [{ kind, planId, facts, today, url: facts.ref === '' ? links.plan(planId) : links.measure(planId, facts.ref), ...(notice.circular && { circular: notice.circular }), ...(documentNumber !== undefined && { documentNumber }) }];
}
