import type { Language } from '../../domain/refusals.ts';
import { FONT, htmlPage, shorten, subjectOf, textPage, type Addressee, type Links, type MailText } from './frame.ts';
import { GROUPS, GROUP_TITLES, type Group } from './groups.ts';
import { html, raw, type Html } from './html.ts';
import { TEMPLATES } from './index.ts';
import { durationIn } from './phrases.ts';
import { isAboutPlan, type Entry } from './single.ts';

/** One line of the digest. */
interface Line {
  readonly group: Group;
  readonly planId: string;
  readonly planTitle: string;
  readonly ref: string;
  readonly title: string;
  readonly what: string;
  readonly on: string;
  readonly url: string;
}

interface Section {
  readonly group: Group;
  readonly plans: readonly { readonly planId: string; readonly planTitle: string; readonly lines: readonly Line[] }[];
  readonly count: number;
}

const WORDS = {
  zh: { plan: '方案', ref: '编号', what: '事项', on: '日期', late: (duration: string) => `（本提醒迟发约${duration}）`, look: '查看方案：' },
  en: { plan: 'Plan', ref: 'No.', what: 'Matter', on: 'Date', late: (duration: string) => ` (this notice is about ${duration} late)`, look: 'Open the plan: ' },
};

/** Long titles would push the date out of sight on a phone. */
const TITLE_LENGTH = 36;

/** @returns one mail for many notices, of any number of plans, grouped by what is asked of the reader. */
export function digestMail(addressee: Addressee, entries: readonly Entry[], links: Links): MailText {
  const { language } = addressee;
  const sections = sectionsOf(entries.map((entry) => lineOf(language, entry)));
  const counts = sections.map(({ group, count }) => ({ title: GROUP_TITLES[group][language], count }));
  const subject = subjectOf(language, subjectText(language, entries.length, counts));
  const intro = introOf(language, entries.length, counts);
  return {
    subject,
    text: textPage(addressee, [intro, ...sections.map((section) => textSection(language, section, links))].join('\n\n')),
    html: htmlPage(addressee, subject, html`<p style="margin:0 0 16px">${intro}</p>\n${sections.map((section) => htmlSection(language, section))}`),
  };
}

function lineOf(language: Language, entry: Entry): Line {
  const { facts, planId, url } = entry;
  const template = TEMPLATES[entry.kind];
  const letter = template.write[language](entry);
  const late = facts.lateMs === undefined ? '' : WORDS[language].late(durationIn(language, facts.lateMs));
  return { group: template.group(entry), planId, planTitle: facts.planTitle, ...(isAboutPlan(facts) ? { ref: WORDS[language].plan, title: shorten(facts.planTitle, TITLE_LENGTH) } : { ref: facts.ref, title: shorten(facts.measureTitle, TITLE_LENGTH) }), what: `${letter.headline}${late}`, on: letter.on ?? '', url };
}

/** Headings in order of urgency; below them plan by plan, by date and ref, what has no date last. */
function sectionsOf(lines: readonly Line[]): Section[] {
  const sorted = [...lines].sort((a, b) => compare(a.planId, b.planId) || compare(a.on || '9', b.on || '9') || compare(a.ref, b.ref));
  return GROUPS.flatMap((group) => {
    const own = sorted.filter((line) => line.group === group);
    if (own.length === 0) return [];
    const planIds = [...new Set(own.map((line) => line.planId))];
    const plans = planIds.map((planId) => {
      const ofPlan = own.filter((line) => line.planId === planId);
      return { planId, planTitle: ofPlan[0]?.planTitle ?? planId, lines: ofPlan };
    });
    return [{ group, plans, count: own.length }];
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type Counts = readonly { readonly title: string; readonly count: number }[];

function subjectText(language: Language, total: number, counts: Counts): string {
  const first = counts.slice(0, 3);
  if (language === 'zh') return `您有${total}项提醒：${first.map(({ title, count }) => `${title}${count}项`).join('、')}${counts.length > 3 ? '等' : ''}`;
  return `${total} notices: ${first.map(({ title, count }) => `${title} ${count}`).join(', ')}${counts.length > 3 ? ' and more' : ''}`;
}

function introOf(language: Language, total: number, counts: Counts): string {
  if (language === 'zh') return `以下共${total}项提醒，请查阅办理：${counts.map(({ title, count }) => `${title}${count}项`).join('，')}。`;
  return `${total} notices for your attention: ${counts.map(({ title, count }) => `${title} ${count}`).join(', ')}.`;
}

function heading(language: Language, { group, count }: Section): string {
  const title = GROUP_TITLES[group][language];
  return language === 'zh' ? `${title}（${count}项）` : `${title} (${count})`;
}

function textSection(language: Language, section: Section, links: Links): string {
  const plans = section.plans.map(({ planId, planTitle, lines }) => {
    const listed = lines.map(({ ref, on, title, what }) => [`- ${ref}`, on, title].filter((part) => part !== '').join('  ') + `\n    ${what}`);
    return [planTitle, ...listed, `${WORDS[language].look}${links.plan(planId)}`].join('\n');
  });
  return [heading(language, section), ...plans].join('\n');
}

function htmlSection(language: Language, section: Section): Html {
  const words = WORDS[language];
  const head = raw(`${FONT};font-size:12px;color:#646a73;font-weight:normal;border-bottom:1px solid #dee0e3`);
  return html`<p style="margin:0 0 4px;font-size:16px;font-weight:bold;color:#a61b1b">${heading(language, section)}</p>
<table width="100%" cellpadding="5" cellspacing="0" border="0" style="margin:0 0 20px">
<tr align="left"><th width="64" style="${head}">${words.ref}</th><th style="${head}">${words.what}</th><th width="84" style="${head}">${words.on}</th></tr>
${section.plans.flatMap(({ planTitle, lines }) => [planRow(planTitle), ...lines.map(htmlLine)])}</table>
`;
}

function planRow(planTitle: string): Html {
  return html`<tr><td colspan="3" style="${raw(FONT)};font-size:12px;color:#646a73">${planTitle}</td></tr>\n`;
}

/** As terse as Outlook allows: a hundred of these must stay below the size at which web mailers cut a message off. */
function htmlLine({ ref, title, what, on, url }: Line): Html {
  const cell = raw(`${FONT};font-size:14px;border-bottom:1px solid #eeeeee`);
  return html`<tr valign="top"><td nowrap style="${cell}"><a href="${url}" style="color:#a61b1b">${ref}</a></td><td style="${cell}">${title}<br><span style="color:#646a73;font-size:12px">${what}</span></td><td nowrap style="${cell}">${on}</td></tr>\n`;
}
