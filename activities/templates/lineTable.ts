import type { Language } from '../../domain/refusals.ts';
import { FONT, type Links } from './frame.ts';
import { html, raw, type Html } from './html.ts';
import { shortDateIn } from './phrases.ts';

/** One matter in a list: which measure, what about it, and the date that counts. */
export interface Line {
  /** Empty where it is about a plan as a whole. */
  readonly ref: string;
  readonly title: string;
  readonly what: string;
  /** `YYYY-MM-DD`. */
  readonly on?: string;
}

/** Matters of one plan under one heading. */
export interface LineBlock {
  readonly planId: string;
  /** Named where the heading holds matters of more plans than one, or stands in no letter of that plan. */
  readonly planTitle?: string;
  readonly lines: readonly Line[];
}

export interface LineSection {
  readonly heading: string;
  readonly blocks: readonly LineBlock[];
  /** What is left out, and where it can be found. */
  readonly rest?: string;
}

interface Setting {
  readonly language: Language;
  /** `YYYY-MM-DD`: dates of this year are told without it. */
  readonly today: string;
  readonly links: Links;
}

const WORDS = { zh: { plan: '方案', look: '查看方案：' }, en: { plan: 'Plan', look: 'Open the plan: ' } };

/** @returns the sections with the plan named once, where they are all about one. */
export function namedOnce(sections: readonly LineSection[]): LineSection[] {
  if (new Set(sections.flatMap(({ blocks }) => blocks.map(({ planId }) => planId))).size !== 1) return [...sections];
  return sections.map((section, index) => (index === 0 ? section : { ...section, blocks: section.blocks.map(({ planId, lines }) => ({ planId, lines })) }));
}

export function textSections(sections: readonly LineSection[], setting: Setting): string[] {
  return sections.map((section) => textSection(section, setting));
}

function textSection({ heading, blocks, rest }: LineSection, { language, today, links }: Setting): string {
  const listed = blocks.flatMap(({ planId, planTitle, lines }) => [
    ...(planTitle === undefined ? [] : [planTitle]),
    ...lines.map(({ ref, on, title, what }) => [`- ${ref === '' ? WORDS[language].plan : ref}`, ...dateParts(language, on, today), title].join('  ') + `\n    ${what}`),
    ...(planTitle === undefined ? [] : [`${WORDS[language].look}${links.plan(planId)}`]),
  ]);
  return [heading, ...listed, ...(rest === undefined ? [] : [rest])].join('\n');
}

function dateParts(language: Language, on: string | undefined, today: string): string[] {
  return on === undefined ? [] : [shortDateIn(language, on, today)];
}

export function htmlSections(sections: readonly LineSection[], setting: Setting): Html {
  return html`${sections.map((section) => htmlSection(section, setting))}`;
}

function htmlSection({ heading, blocks, rest }: LineSection, setting: Setting): Html {
  const quiet = raw(`${FONT};font-size:13px;color:#646a73;padding:6px 0`);
  const rows = blocks.flatMap(({ planId, planTitle, lines }) => [
    ...(planTitle === undefined ? [] : [html`<tr><td colspan="2" class="q" style="${quiet}">${planTitle}</td></tr>\n`]),
    ...lines.map((line) => htmlLine(planId, line, setting)),
  ]);
  const left = rest === undefined ? raw('') : html`<tr><td colspan="2" class="q" style="${quiet}">${rest}</td></tr>\n`;
  return html`<p class="a" style="margin:0 0 4px;font-size:17px;font-weight:bold;color:#a61b1b">${heading}</p>
<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px">
${rows}${left}</table>
`;
}

/** Two columns, so that titles keep their room on a phone; as terse as Outlook allows: web mailers cut off what is too large. */
function htmlLine(planId: string, { ref, title, what, on }: Line, { language, today, links }: Setting): Html {
  const cell = raw(`${FONT};font-size:15px;line-height:1.5;padding:8px 0;border-top:1px solid #e5e6eb`);
  const url = ref === '' ? links.plan(planId) : links.measure(planId, ref);
  const date = on === undefined ? raw('&nbsp;') : html`${shortDateIn(language, on, today)}`;
  return html`<tr valign="top"><td class="r" style="${cell};word-break:break-word"><a class="a" href="${url}" style="color:#a61b1b">${ref === '' ? WORDS[language].plan : ref}</a> ${title}<br><span class="q" style="color:#646a73;font-size:14px">${what}</span></td><td class="r" align="right" nowrap style="${cell};padding-left:10px">${date}</td></tr>\n`;
}
