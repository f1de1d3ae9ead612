import type { Language } from '../../domain/refusals.ts';
import { Html, html } from './html.ts';

const TEXTS = {
  zh: { name: '闭环', mode: '单机演示模式', note: '单机演示模式：不核验身份，任何人都可以在本机选择任一办理人。请勿用于正式工作。', other: 'English', mails: '查看本机截获的邮件' },
  en: { name: 'Bihuan 闭环', mode: 'One-machine demo', note: 'One-machine demo mode: identities are not checked, and whoever sits at this machine may choose to be anybody. Not for real work.', other: '中文', mails: 'Mails caught on this machine' },
};

/** No script, and nothing from elsewhere: the policy below would not let it. */
const STYLE = `
:root { color-scheme: light dark; --line: #8884; --accent: #a3241c; }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
header, main, footer { max-width: 60rem; margin: 0 auto; padding: .75rem 1rem; }
header { display: flex; flex-wrap: wrap; gap: .75rem; align-items: baseline; border-bottom: 3px solid var(--accent); }
h1 { font-size: 1.4rem; margin: 0; }
h1 a { color: inherit; text-decoration: none; }
h2 { font-size: 1.15rem; }
.badge { background: var(--accent); color: #fff; padding: .1rem .6rem; border-radius: 1rem; font-size: .85rem; }
.other { margin-left: auto; }
a { color: inherit; text-underline-offset: .2em; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .5rem; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
td { overflow-wrap: anywhere; }
@media (min-width: 40.01rem) { th, td { min-width: 6.5rem; } }
.late { color: #c62828; font-weight: 600; }
@media (prefers-color-scheme: dark) { .late { color: #ff8a80; } }
.soft { opacity: .75; }
ul.people { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: .5rem; }
ul.people a { display: block; border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .75rem; text-decoration: none; }
ul.people a:hover, ul.people a:focus-visible { border-color: var(--accent); }
code { overflow-wrap: anywhere; }
@media (max-width: 40rem) { thead { display: none; } td { display: block; border: 0; padding: .1rem 0; } tr { display: block; border-bottom: 1px solid var(--line); padding: .5rem 0; } }
`;

/** No text to be escaped: a quotation mark in it must stay one. */
const STYLE_SHEET = new Html(STYLE);

export const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export interface PageFrame {
  readonly language: Language;
  /** The address of the same page in the other language. */
  readonly otherLanguage: string;
  readonly mailUrl: string | undefined;
}

/** @returns a whole page, clearly marked as that of the one-machine mode. */
export function layout({ language, otherLanguage, mailUrl }: PageFrame, title: string, body: Html): string {
  const t = TEXTS[language];
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${t.name}（${t.mode}）</title>
<style>${STYLE_SHEET}</style>
</head>
<body>
<header>
<h1><a href="${homeIn(language)}">${t.name}</a></h1><span class="badge">${t.mode}</span>
<a class="other" href="${otherLanguage}" hreflang="${language === 'zh' ? 'en' : 'zh'}">${t.other}</a>
</header>
<main>${body}</main>
<footer class="soft"><p>${t.note}</p>${mailUrl === undefined ? undefined : html`<p><a href="${mailUrl}">${t.mails}</a></p>`}</footer>
</body>
</html>
`.source;
}

export function homeIn(language: Language): string {
  return language === 'zh' ? '/' : '/?lang=en';
}
