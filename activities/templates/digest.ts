import type { Language } from '../../domain/refusals.ts';
import { htmlPage, shorten, subjectOf, textPage, type Addressee, type Links, type MailText } from './frame.ts';
import { GROUPS, GROUP_TITLES, SECTIONS, SECTION_OF, SECTION_TITLES, type Group } from './groups.ts';
import { html } from './html.ts';
import { TEMPLATES } from './index.ts';
import { htmlSections, namedOnce, textSections, type Line, type LineSection } from './lineTable.ts';
import { openSections, type OpenList } from './open.ts';
import { durationIn } from './phrases.ts';
import { isAboutPlan, type Entry } from './single.ts';

/** One piece of news as the digest tells it. */
interface News extends Line {
  readonly group: Group;
  readonly planId: string;
  readonly planTitle: string;
}

const WORDS = {
  zh: { late: (duration: string) => `（本提醒迟发约${duration}）`, heading: (title: string, count: number) => `${title}（${count}项）` },
  en: { late: (duration: string) => ` (this notice is about ${duration} late)`, heading: (title: string, count: number) => `${title} (${count})` },
};

/** Longer titles make a list hard to run through; the measure itself is one touch away. */
const TITLE_LENGTH = 60;

/** @returns one mail for many notices, of any number of plans, grouped by what is asked of the reader; then what is still open beside them. */
export function digestMail(addressee: Addressee, entries: readonly Entry[], links: Links, open?: OpenList): MailText {
  const { language } = addressee;
  const news = entries.map((entry) => newsOf(language, entry)).sort(byPlanAndDate);
  const subject = subjectOf(language, subjectText(language, news));
  const sections = sectionsOf(language, news);
  const intro = introOf(language, news);
  const all = namedOnce([...sections, ...openSections(language, open)]);
  const setting = { language, today: entries[0]?.today ?? '', links };
  return {
    subject,
    text: textPage(addressee, [intro, ...textSections(all, setting)].join('\n\n')),
    html: htmlPage(addressee, subject, html`<p style="margin:0 0 16px">${intro}</p>\n${htmlSections(all, setting)}`),
  };
}

function newsOf(language: Language, entry: Entry): News {
  const { facts, planId } = entry;
  const template = TEMPLATES[entry.kind];
  const letter = template.write[language](entry);
  const late = facts.lateMs === undefined ? '' : WORDS[language].late(durationIn(language, facts.lateMs));
  return {
    ...{ group: template.group(entry), planId, planTitle: facts.planTitle, ref: facts.ref, what: `${letter.headline}${late}` },
    title: shorten(isAboutPlan(facts) ? facts.planTitle : facts.measureTitle, TITLE_LENGTH),
    ...(letter.on !== undefined && { on: letter.on }),
  };
}

/** What has no date comes last. */
function byPlanAndDate(a: News, b: News): number {
  return compare(a.planId, b.planId) || compare(a.on ?? '9', b.on ?? '9') || compare(a.ref, b.ref);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sectionsOf(language: Language, news: readonly News[]): LineSection[] {
  return SECTIONS.flatMap((section) => {
    const own = news.filter(({ group }) => SECTION_OF[group] === section);
    if (own.length === 0) return [];
    const blocks = [...new Set(own.map(({ planId }) => planId))].map((planId) => {
      const lines = own.filter((line) => line.planId === planId);
      return { planId, planTitle: lines[0]?.planTitle ?? planId, lines };
    });
    return [{ heading: WORDS[language].heading(SECTION_TITLES[section][language], own.length), blocks }];
  });
}

type Counts = readonly { readonly title: string; readonly count: number }[];

/** The subject names what presses most, more closely than the headings do. */
function subjectText(language: Language, news: readonly News[]): string {
  const counts = countsOf(GROUPS, (group) => GROUP_TITLES[group][language], news, (group, own) => own === group);
  const first = counts.slice(0, 3);
  if (language === 'zh') return `您有${news.length}项提醒：${first.map(({ title, count }) => `${title}${count}项`).join('、')}${counts.length > 3 ? '等' : ''}`;
  return `${news.length} notices: ${first.map(({ title, count }) => `${title} ${count}`).join(', ')}${counts.length > 3 ? ' and more' : ''}`;
}

function introOf(language: Language, news: readonly News[]): string {
  const counts = countsOf(SECTIONS, (section) => SECTION_TITLES[section][language], news, (section, own) => SECTION_OF[own] === section);
  if (language === 'zh') return `以下共${news.length}项提醒，请查阅办理：${counts.map(({ title, count }) => `${title}${count}项`).join('，')}。`;
  return `${news.length} notices for your attention: ${counts.map(({ title, count }) => `${title} ${count}`).join(', ')}.`;
}

function countsOf<T>(kinds: readonly T[], titleOf: (kind: T) => string, news: readonly News[], isOf: (kind: T, group: Group) => boolean): Counts {
  return kinds.map((kind) => ({ title: titleOf(kind), count: news.filter(({ group }) => isOf(kind, group)).length })).filter(({ count }) => count > 0);
}
