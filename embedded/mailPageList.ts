import type { Html} from './html.ts';
import { html } from './html.ts';
import { type PageContext, layout, linkTo, timeText } from './mailPageLayout.ts';
import { TEXTS, fill } from './mailPageTexts.ts';
import type { CaughtMail } from './caughtMail.ts';
import type { Administrator, WaitingMail } from './outbox.ts';

/** What the list shows of the digests that have not left yet. */
export interface WaitingView {
  readonly waiting: readonly WaitingMail[];
  readonly administrators: readonly Administrator[];
  /** Proves that a form came from this page. */
  readonly token: string;
  /** How many just left, after a release. */
  readonly released: number | undefined;
}

/** Which part of the list is wanted. */
export interface ListChoice {
  /** One recipient's address; undefined: everyone, the latest few of each. */
  readonly to: string | undefined;
  /** From 1. */
  readonly page: number;
}

const LATEST_PER_PERSON = 5;
const PER_PAGE = 100;

/** The first page: waiting digests, then caught mails by recipient. */
export function listPage(context: PageContext, mails: readonly CaughtMail[], choice: ListChoice, waiting: WaitingView | undefined): string {
  const isOnePerson = choice.to !== undefined;
  const body = html`${waiting && !isOnePerson && waitingSection(context, waiting)}
<section><h2>${TEXTS[context.language].caught}</h2>${isOnePerson ? onePerson(context, mails, choice.to, choice.page) : everyone(context, mails)}</section>`;
  return layout(context, choice.to ?? '', '/', { to: choice.to }, body);
}

function everyone(context: PageContext, mails: readonly CaughtMail[]): Html {
  const t = TEXTS[context.language];
  if (mails.length === 0) return html`<p class="soft">${t.noneCaught}</p>`;
  const byRecipient = new Map<string, CaughtMail[]>();
  for (const mail of mails) {
    for (const recipient of mail.recipients) byRecipient.set(recipient, [...(byRecipient.get(recipient) ?? []), mail]);
  }
  return html`${[...byRecipient].map(([recipient, theirs]) => html`
<div class="card"><div class="head"><h3>${nameOf(recipient, theirs)}</h3><span class="small end">${
  theirs.length > LATEST_PER_PERSON
    ? html`<a href="${linkTo(context, '/', { to: recipient })}">${fill(t.all, theirs.length)}</a>`
    : fill(t.count, theirs.length)
}</span></div>${rows(context, theirs.slice(0, LATEST_PER_PERSON))}</div>`)}`;
}

function onePerson(context: PageContext, mails: readonly CaughtMail[], to: string, page: number): Html {
  const t = TEXTS[context.language];
  const theirs = mails.filter(({ recipients }) => recipients.includes(to));
  const shown = theirs.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const turn = (target: number, text: string): Html => html`<a href="${linkTo(context, '/', { to, page: String(target) })}">${text}</a>`;
  return html`<p><a href="${linkTo(context, '/')}">${t.back}</a></p>
${theirs.length === 0 && html`<p class="soft">${fill(t.noneFor, to)}</p>`}
${shown.length > 0 && html`<div class="card"><div class="head"><h3>${nameOf(to, theirs)}</h3><span class="small end">${fill(t.count, theirs.length)}</span></div>${rows(context, shown)}</div>`}
<nav class="pages"><span>${page > 1 && turn(page - 1, t.newer)}</span><span>${page * PER_PAGE < theirs.length && turn(page + 1, t.older)}</span></nav>`;
}

/** The recipient with the name a mail's header gives, when one does. */
function nameOf(recipient: string, mails: readonly CaughtMail[]): string {
  return mails.flatMap(({ to }) => to).find((person) => person.toLowerCase().endsWith(`<${recipient}>`)) ?? recipient;
}

function rows(context: PageContext, mails: readonly CaughtMail[]): Html {
  const t = TEXTS[context.language];
  return html`<ul class="rows">${mails.map((mail) => html`
<li><div class="line"><a href="${linkTo(context, `/mails/${mail.id}`)}">${mail.subject === '' ? t.noSubject : mail.subject}</a>
<span class="small">${timeText(context, mail.sentAt ?? mail.caughtAt)}</span></div>
<div class="small">${t.from}: ${mail.from} · ${t.to}: ${mail.to.join(', ')}</div>
<div class="id">${mail.messageId}</div>${mail.timesCaught > 1 && html`<span class="tag">${fill(t.repeated, mail.timesCaught)}</span>`}</li>`)}</ul>`;
}

function waitingSection(context: PageContext, view: WaitingView): Html {
  const t = TEXTS[context.language];
  const done = view.released !== undefined && html`<p class="done" role="status">${fill(t.released, view.released)}</p>`;
  if (view.waiting.length === 0) return html`<section>${done}<h2>${t.waiting}</h2><p class="soft">${t.noneWaiting}</p></section>`;
  const canRelease = view.administrators.length > 0;
  return html`<section>${done}<h2>${t.waiting}</h2><p class="soft">${t.waitingNote}</p>
<form method="post" action="${linkTo(context, '/outbox/release')}">
<input type="hidden" name="token" value="${view.token}">
${canRelease ? decision(context, view) : html`<p class="soft">${t.noAdministrator}</p>`}
${view.waiting.map((mail) => waitingCard(context, mail, canRelease))}
</form></section>`;
}

function decision(context: PageContext, view: WaitingView): Html {
  const t = TEXTS[context.language];
  return html`<div class="decide"><label for="by">${t.decidedBy}</label>
<select id="by" name="by" required><option value="">${t.choose}</option>${view.administrators.map(({ personId, name }) => html`<option value="${personId}">${name}</option>`)}</select>
<button class="main" name="everybody" value="yes">${fill(t.releaseAll, view.waiting.filter(({ email }) => email !== undefined).length)}</button></div>`;
}

function waitingCard(context: PageContext, mail: WaitingMail, canRelease: boolean): Html {
  const t = TEXTS[context.language];
  return html`
<div class="card"><div class="head"><h3>${mail.personName}${mail.email !== undefined && html` &lt;${mail.email}&gt;`}</h3>
<span class="small">${fill(t.notices, mail.notices.length)} · ${leaves(context, mail)}</span>
${canRelease && mail.email !== undefined && html`<span class="end"><button name="personId" value="${mail.personId}">${t.release}</button></span>`}</div>
<ul class="rows">${mail.notices.map((notice) => html`
<li><div class="line"><span>${notice.measureRef} ${notice.subject}</span><span class="small">${timeText(context, notice.createdAt)}</span></div></li>`)}</ul></div>`;
}

function leaves(context: PageContext, mail: WaitingMail): Html {
  const t = TEXTS[context.language];
  if (mail.email === undefined) return html`<span class="tag">${t.noAddress}</span>`;
  const [before = '', after = ''] = t.leavesAt.split('{0}');
  return html`${before}${timeText(context, mail.sendAt)}${after}`;
}
