import type { Html} from './html.ts';
import { html } from './html.ts';
import { type Language, TEXTS, fill } from './mailPageTexts.ts';

/** What every page needs: its language, where it is mounted, and how it writes instants. */
export interface PageContext {
  readonly language: Language;
  /** Path before the page's own, '' when it has a server of its own. */
  readonly prefix: string;
  /** IANA name of the zone in which instants are written. */
  readonly timeZone: string;
}

/** A path of the page in the language being read. `query` values of undefined are left out. */
export function linkTo(context: PageContext, path: string, query: Readonly<Record<string, string | undefined>> = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ lang: context.language === 'en' ? 'en' : undefined, ...query })) {
    if (value !== undefined) parameters.set(name, value);
  }
  const text = parameters.toString();
  return `${context.prefix}${path}${text === '' ? '' : `?${text}`}`;
}

/** An instant (epoch ms) as people read it: 「2026-11-23 周一 09:00」, "Mon 23 Nov 2026, 09:00". */
export function timeText(context: PageContext, at: number): Html {
  const isChinese = context.language === 'zh';
  const format = new Intl.DateTimeFormat(isChinese ? 'zh-CN' : 'en-GB', {
    timeZone: context.timeZone,
    year: 'numeric',
    month: isChinese ? '2-digit' : 'short',
    day: '2-digit',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const { year = '', month = '', day = '', weekday = '', hour = '', minute = '' } = part;
  const text = isChinese ? `${year}-${month}-${day} ${weekday} ${hour}:${minute}` : `${weekday} ${day} ${month} ${year}, ${hour}:${minute}`;
  return html`<time datetime="${new Date(at).toISOString()}">${text}</time>`;
}

/** A whole page. `path` and `query` are its own address, for the switch of language. */
export function layout(context: PageContext, title: string, path: string, query: Readonly<Record<string, string | undefined>>, body: Html): string {
  const t = TEXTS[context.language];
  const other: Language = context.language === 'zh' ? 'en' : 'zh';
  const otherLink = linkTo({ ...context, language: other }, path, query);
  return html`<!doctype html>
<html lang="${context.language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title === '' ? t.title : `${title} · ${t.title}`}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${context.prefix}/mail.css">
</head>
<body>
<header><div>
<h1><a href="${linkTo(context, '/')}">${t.title}</a></h1>
<span class="badge">${t.mode}</span>
<a class="language" href="${otherLink}" lang="${other}" hreflang="${other}">${t.other}</a>
</div></header>
<main>${body}</main>
<footer><p>${fill(t.zone, zoneName(context))}</p><p>${t.modeNote}</p></footer>
</body>
</html>
`.source;
}

/** A page that only says something, such as a refusal. */
export function messagePage(context: PageContext, title: string, message: string): string {
  const t = TEXTS[context.language];
  const body = html`<h2>${title}</h2><p class="note" role="alert">${message}</p><p><a href="${linkTo(context, '/')}">${t.back}</a></p>`;
  return layout(context, title, '/', {}, body);
}

function zoneName({ language, timeZone }: PageContext): string {
  const parts = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', { timeZone, timeZoneName: 'long' }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
