import type { NoticeKind } from '../../domain/notices.ts';
import type { Language } from '../../domain/refusals.ts';
import { FONT, htmlPage, subjectOf, textPage, type Addressee, type Links, type MailText } from './frame.ts';
import { html, raw, type Html } from './html.ts';
import { TEMPLATES } from './index.ts';
import type { Detail, Letter, Told } from './letter.ts';
import { htmlSections, textSections, type LineSection } from './lineTable.ts';
import { openSections, type OpenList } from './open.ts';
import { detail, durationIn } from './phrases.ts';

/** One notice and where its measure can be seen. */
export interface Entry extends Told {
  readonly kind: NoticeKind;
  readonly planId: string;
  readonly url: string;
}

const LABELS = {
  zh: { plan: '整改方案', problem: '反馈问题', measure: '整改措施', open: '查看措施', openPlan: '查看方案', colon: '：' },
  en: { plan: 'Plan', problem: 'Problem', measure: 'Measure', open: 'Open the measure', openPlan: 'Open the plan', colon: ': ' },
};

/** @returns the mail for one notice that is sent alone; `open`: what is open for the reader beside it, where it leaves as a digest would. */
export function singleMail(addressee: Addressee, entry: Entry, links: Links, open?: OpenList): MailText {
  const { language } = addressee;
  const letter = TEMPLATES[entry.kind].write[language](entry);
  const subject = subjectOf(language, `${letter.headline}${LABELS[language].colon}${subjectMatter(entry)}`);
  const happened = [...letter.happened, ...lateLine(language, entry)];
  const link = { url: entry.url, label: isAboutPlan(entry.facts) ? LABELS[language].openPlan : LABELS[language].open };
  const details = [...commonDetails(language, entry), ...letter.details];
  const setting = { language, today: entry.today, links };
  const lists = (letter.lists ?? []).map(({ heading, lines }): LineSection => ({ heading, blocks: [{ planId: entry.planId, lines }] }));
  const stillOpen = openSections(language, open);
  return {
    subject,
    text: textPage(addressee, [...textBody(language, { ...letter, happened, details }, textSections(lists, setting), link), ...textSections(stillOpen, setting)].join('\n\n')),
    html: htmlPage(addressee, subject, html`${htmlBody({ ...letter, happened, details }, htmlSections(lists, setting), link)}${stillOpen.length > 0 ? raw('<p style="margin:0 0 12px">&nbsp;</p>') : ''}${htmlSections(stillOpen, setting)}`),
  };
}

/** Whether the news is about a plan as a whole. */
export function isAboutPlan({ ref }: Pick<Told['facts'], 'ref'>): boolean {
  return ref === '';
}

function subjectMatter({ facts }: Told): string {
  return isAboutPlan(facts) ? facts.planTitle : `${facts.ref} ${facts.measureTitle}`;
}

/** @returns what tells the reader that the notice itself comes late; nothing when it does not. */
export function lateLine(language: Language, { facts }: Told): string[] {
  if (facts.lateMs === undefined) return [];
  const late = durationIn(language, facts.lateMs);
  return [language === 'zh' ? `因系统曾经中断，本提醒迟发约${late}；时限不因此变动。` : `The system was down, so this notice comes about ${late} late; no date is changed by that.`];
}

function commonDetails(language: Language, { facts }: Told): Detail[] {
  const labels = LABELS[language];
  if (isAboutPlan(facts)) return detail(labels.plan, facts.planTitle);
  return [...detail(labels.plan, facts.planTitle), ...detail(labels.problem, facts.problemTitle), ...detail(labels.measure, `${facts.ref} ${facts.measureTitle}`)];
}

interface Link {
  readonly url: string;
  readonly label: string;
}

function textBody(language: Language, letter: Letter, lists: readonly string[], { url, label: open }: Link): string[] {
  const { colon } = LABELS[language];
  const lines = letter.details.map(({ label, value }) => `${label}${colon}${value}`);
  const quote = letter.quote ? [`${letter.quote.label}${colon}\n${letter.quote.value}`] : [];
  return [letter.happened.join('\n'), lines.join('\n'), ...lists, ...quote, letter.ask, `${open}${colon}${url}`].filter((part) => part !== '');
}

function htmlBody(letter: Letter, lists: Html, { url, label: open }: Link): Html {
  const cell = raw(`${FONT};font-size:16px;line-height:1.6;padding:7px 0;border-bottom:1px solid #e5e6eb`);
  return html`${letter.happened.map((sentence) => html`<p style="margin:0 0 12px">${sentence}</p>`)}
<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px;border-top:1px solid #e5e6eb">
${letter.details.map(({ label, value }) => html`<tr valign="top"><td class="q" width="96" style="${cell};width:96px;padding-right:12px;color:#646a73;font-size:14px">${label}</td><td class="r" style="${cell};color:#1f2329;word-break:break-word">${value}</td></tr>\n`)}</table>
${lists}${letter.quote ? quoteBox(letter.quote) : ''}<p style="margin:0 0 16px;font-weight:bold">${letter.ask}</p>
<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td bgcolor="#a61b1b" style="background:#a61b1b"><a href="${url}" style="${raw(FONT)};display:inline-block;padding:11px 22px;font-size:16px;color:#ffffff;text-decoration:none">${open}</a></td></tr></table>
`;
}

function quoteBox({ label, value }: Detail): Html {
  const lines = value.split('\n').flatMap((line, index) => (index === 0 ? [html`${line}`] : [raw('<br>'), html`${line}`]));
  return html`<p class="q" style="margin:0 0 4px;color:#646a73;font-size:14px">${label}</p><table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px"><tr><td class="b" bgcolor="#f7f8fa" style="${raw(FONT)};font-size:16px;line-height:1.7;padding:8px 12px;background:#f7f8fa;border-left:3px solid #a61b1b;word-break:break-word">${lines}</td></tr></table>
`;
}
