import { html } from './html.ts';
import { type PageContext, layout, linkTo, timeText } from './mailPageLayout.ts';
import { TEXTS, fill } from './mailPageTexts.ts';
import type { MailContent } from './caughtMail.ts';

/** The page of one mail: its addresses, its HTML inside a sandbox, its text, its headers. */
export function onePage(context: PageContext, { mail, html: body, text, headers, attachments }: MailContent): string {
  const t = TEXTS[context.language];
  const subject = mail.subject === '' ? t.noSubject : mail.subject;
  const path = `/mails/${mail.id}`;
  const recipients = mail.to.length > 0 ? mail.to : mail.recipients;
  return layout(context, subject, path, {}, html`
<p><a href="${linkTo(context, '/')}">${t.back}</a></p>
<div class="card"><div class="head"><h2>${subject}</h2></div><dl>
<dt>${t.from}</dt><dd>${mail.from}</dd>
<dt>${t.to}</dt><dd>${recipients.join(', ')}</dd>
<dt>${t.date}</dt><dd>${timeText(context, mail.sentAt ?? mail.caughtAt)}</dd>
<dt>Message-ID</dt><dd class="id">${mail.messageId}</dd>
${mail.timesCaught > 1 && html`<dt></dt><dd><span class="tag">${fill(t.repeated, mail.timesCaught)}</span></dd>`}
${attachments.length > 0 && html`<dt>${t.attachments}</dt><dd>${attachments.map(({ name, mimeType, sizeBytes }) => html`${name === '' ? mimeType : name} (${sizeBytes} B) `)}</dd>`}
</dl></div>
${body !== undefined && html`<h2>${t.html}</h2><iframe sandbox="${SANDBOX}" src="${context.prefix}${path}/html" title="${t.html}"></iframe>`}
${text !== undefined && html`<h2>${t.text}</h2><div class="card"><pre>${text}</pre></div>`}
<div class="card"><details><summary>${fill(t.headers, headers.length)}</summary><dl>${headers.map(({ name, value }) => html`<dt>${name}</dt><dd class="id">${value}</dd>`)}</dl></details></div>
<p><a href="${context.prefix}${path}/raw" download>${t.original}</a></p>`);
}

/** What a mail may do: nothing but open its links in a tab of their own, as a mail program lets it. */
export const SANDBOX = 'allow-popups allow-popups-to-escape-sandbox';

/** A mail's own HTML, to be sent with `MAIL_POLICY` only. */
export function sandboxedBody(body: string): string {
  return `<!doctype html><meta charset="utf-8"><base target="_blank">${body}`;
}
