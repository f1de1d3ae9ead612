import { LIGHT_WORDS, PHASE_WORDS } from '../../domain/words.ts';
import type { Language } from '../../domain/refusals.ts';
import type { AwaitedView, MeasureLine } from '../schemas/measure.ts';
import type { PersonWithPosts } from '../plans/people.ts';
import { html, type Html } from './html.ts';
import { homeIn } from './layout.ts';
import { measureLink } from './measure.ts';

export interface WaitingLine {
  readonly measure: MeasureLine;
  readonly awaited: AwaitedView;
}

const TEXTS = {
  zh: { title: '的待办', none: '现在没有等待办理的事项。', change: '换一个办理人', columns: ['措施', '待办事项', '自', '期限', '状态'], late: '已超期', provisional: '（暂定）', how: '办理请用命令行，例如：', posts: '现任职务：', nobody: '现无职务' },
  en: { title: ': waiting work', none: 'Nothing waits now.', change: 'Choose another person', columns: ['Measure', 'What is awaited', 'Since', 'Until', 'State'], late: 'past its limit', provisional: ' (provisional)', how: 'To act, use the command line, for example:', posts: 'Posts: ', nobody: 'none today' },
};

/** @returns what waits for a person, to read only: acts need the session that the command line opens. */
export function waitingPage(person: PersonWithPosts, waiting: readonly WaitingLine[], language: Language): { title: string; body: Html } {
  const t = TEXTS[language];
  const title = `${person.name}${t.title}`;
  const posts = person.posts.map(({ title: post, unit }) => `${unit} ${post}`).join('；') || t.nobody;
  const body = html`<h2>${title}</h2><p class="soft">${t.posts}${posts} · <a href="${homeIn(language)}">${t.change}</a></p>
${waiting.length === 0 ? html`<p>${t.none}</p>` : table(waiting, language)}
<p class="soft">${t.how} <code>npx bihuan measure show ${waiting[0]?.measure.id ?? 'PLAN/REF'} --as ${person.id}</code></p>`;
  return { title, body };
}

function table(waiting: readonly WaitingLine[], language: Language): Html {
  const t = TEXTS[language];
  const row = ({ measure, awaited }: WaitingLine) => html`<tr>
<td><strong>${measure.ref}</strong> <a href="${measureLink(measure.planId, measure.ref, language)}">${measure.title}</a><br><span class="soft">${measure.planTitle} · <code>${measure.id}</code></span></td>
<td>${awaited.text[language]}</td>
<td>${awaited.since.slice(0, 10)}</td>
<td>${limit(awaited, language)}</td>
<td>${PHASE_WORDS[measure.phase][language]} · ${LIGHT_WORDS[measure.light][language]}</td>
</tr>`;
  return html`<table><thead><tr>${t.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead><tbody>${waiting.map(row)}</tbody></table>`;
}

function limit({ limit: until }: AwaitedView, language: Language): Html | string {
  if (!until) return '—';
  const t = TEXTS[language];
  const text = `${until.lastDay}${until.isProvisional ? t.provisional : ''}`;
  return until.isLapsed ? html`<span class="late">${text} ${t.late}</span>` : text;
}
