import type { Language } from '../../domain/refusals.ts';
import { html, raw, withoutControls, type Html } from './html.ts';

/** A mail's words, ready to be sent. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Where people look; opening a link never changes anything. */
export interface Links {
  plan(planId: string): string;
  measure(planId: string, ref: string): string;
}

/** To whom: the posts the mail is about, and the name. */
export interface Addressee {
  readonly name: string;
  readonly postTitles: readonly string[];
  readonly language: Language;
}

/** Outlook forgets the font in every table cell, so each one says it again; other systems bring their own Chinese font. */
export const FONT = "font-family:'Microsoft YaHei',Arial,sans-serif";

const FOOTER = {
  zh: '本邮件由闭环督办系统自动发出，请勿直接回复。打开链接只供查看，不会改变任何记录；办理须登录系统。',
  en: 'This mail was sent by Bihuan; please do not reply to it. Its links only show, they change nothing; to act, sign in.',
};
const BRAND = { zh: '闭环督办', en: 'Bihuan' };

/** The longest subject that list views of mail programs show at least in part; counted in characters. */
const SUBJECT_LENGTH = 80;

export function subjectOf(language: Language, text: string): string {
  const subject = language === 'zh' ? `【${BRAND.zh}】${text}` : `[${BRAND.en}] ${text}`;
  return shorten(plain(subject).replace(/\s+/g, ' '), SUBJECT_LENGTH);
}

/** @returns the text cut to so many characters, never in the middle of one. */
export function shorten(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

/** @returns the text as plain mail carries it: one kind of line end, no control characters. */
export function plain(text: string): string {
  return withoutControls(text.replace(/\r\n?/g, '\n'));
}

export function salutation({ name, postTitles, language }: Addressee): string {
  const titles = [...new Set(postTitles)];
  if (language === 'zh') return titles.length === 0 ? `${name}：` : `${titles.join('、')} ${name}：`;
  return titles.length === 0 ? `Dear ${name},` : `Dear ${name} (${titles.join(', ')}),`;
}

export function textPage(addressee: Addressee, body: string): string {
  return plain(`${salutation(addressee)}\n\n${body}\n\n--\n${FOOTER[addressee.language]}\n`);
}

/**
 * For readers with a dark screen: programs that know the question take these; others keep the light page, or darken it themselves, which
 * the plain colours stand. Classes: p page, c card, r running text, q quiet text, a accent, b box.
 */
const DARK = raw(`<style>@media (prefers-color-scheme:dark){.p{background:#17181a!important}.c{background:#232427!important;border-color:#3a3c40!important}.r{color:#e8e9eb!important;border-color:#3a3c40!important}.q{color:#a3a7ad!important;border-color:#3a3c40!important}.a{color:#ff8f8f!important}.b{background:#2d2f33!important;color:#e8e9eb!important}}</style>`);

/** A page that reads well in Outlook, QQ mail and on a phone: one column, tables only, every style inline, 16 px. */
export function htmlPage(addressee: Addressee, subject: string, body: Html): string {
  const { language } = addressee;
  const cell = raw(`${FONT};font-size:16px;line-height:1.7;color:#1f2329`);
  return html`<!DOCTYPE html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${subject}</title>${DARK}</head>
<body class="p" style="margin:0;padding:0;background:#f2f3f5;-webkit-text-size-adjust:100%">
<table role="presentation" class="p" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f2f3f5"><tr><td align="center" style="padding:12px 8px">
<table role="presentation" class="c" width="640" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:640px;background:#ffffff;border:1px solid #dee0e3">
<tr><td bgcolor="#a61b1b" style="${cell};padding:10px 16px;background:#a61b1b;color:#ffffff;font-weight:bold">${BRAND[language]}</td></tr>
<tr><td class="r" align="left" style="${cell};padding:16px;word-break:break-word"><p style="margin:0 0 12px">${salutation(addressee)}</p>
${body}</td></tr>
<tr><td class="q" align="left" style="${cell};padding:12px 16px;border-top:1px solid #dee0e3;font-size:13px;color:#646a73">${FOOTER[language]}</td></tr>
</table></td></tr></table></body></html>
`.toString();
}
