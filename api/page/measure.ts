import type { Language } from '../../domain/refusals.ts';
import { CLASS_WORDS, LIGHT_WORDS, PHASE_WORDS, STATUS_WORDS } from '../../domain/words.ts';
import type { LimitView, MeasureDetail, PostView } from '../schemas/measure.ts';
import { html, type Html } from './html.ts';

const TEXTS = {
  zh: { problem: '反馈问题', state: '状态', cycle: (n: number) => `第 ${n} 轮`, dates: '时限节点', due: '时限', shown: '亮灯', awaited: '现等待', since: '自', until: '至', late: '已逾期', provisional: '（暂定）', papers: '文书', none: '无', next: '接下来', past: '办理记录', store: '流程引擎没有响应，以下为此刻之前的记录：', nobody: '无人任职', by: '办理人', answered: '已回复', answerBy: '答复期限', received: '已签收' },
  en: { problem: 'Problem', state: 'State', cycle: (n: number) => `cycle ${n}`, dates: 'Milestones', due: 'due', shown: 'light', awaited: 'Awaited now', since: 'since', until: 'until', late: 'overdue', provisional: ' (provisional)', papers: 'Documents', none: 'none', next: 'What time brings next', past: 'Record', store: 'The workflow engine does not answer; this is the record as of ', nobody: 'vacant', by: 'by', answered: 'answered', answerBy: 'answer by', received: 'received' },
};

/** @returns a measure to read: what mails link to. */
export function measurePage(measure: MeasureDetail, language: Language): { title: string; body: Html } {
  const t = TEXTS[language];
  const { timeline } = measure;
  const body = html`<p class="soft"><a href="${planLink(measure.planId, language)}">${measure.planTitle}</a> · ${t.problem} ${measure.problem.no}：${measure.problem.title}</p>
<h2>${measure.ref} ${measure.title}</h2><p>${measure.detail}</p>
${measure.isFromStore ? html`<p class="late">${t.store}${minutes(measure.asOf)}</p>` : undefined}
<p>${t.state}：<strong>${PHASE_WORDS[measure.phase][language]}</strong> · ${CLASS_WORDS[measure.class][language]} · ${t.cycle(measure.cycle)} · ${LIGHT_WORDS[measure.light][language]}</p>
<h3>${t.dates}</h3><ul>${measure.milestones.map((milestone) => milestoneItem(milestone, language))}</ul>
<h3>${t.awaited}</h3><ul>${timeline.awaited.length === 0 ? html`<li>${t.none}</li>` : timeline.awaited.map(({ text, posts, since, limit }) => html`<li>${text[language]}：${holders(posts, t.nobody)}（${t.since} ${since.slice(0, 10)}${limit ? html`，${t.until} ${until(limit, t)}` : undefined}）</li>`)}</ul>
<h3>${t.papers}</h3><ul>${measure.documents.length === 0 ? html`<li>${t.none}</li>` : measure.documents.map((paper) => documentItem(paper, language))}</ul>
<h3>${t.next}</h3><ul>${timeline.upcoming.length === 0 ? html`<li>${t.none}</li>` : timeline.upcoming.map(({ at, text, isProvisional }) => html`<li>${minutes(at)}${isProvisional ? t.provisional : undefined} ${text[language]}</li>`)}</ul>
<h3>${t.past}</h3><ol>${timeline.past.map(({ at, text, by }) => html`<li>${minutes(at)} ${text[language]}${by ? html` <span class="soft">${t.by} ${by.person.name}（${by.post.title}）</span>` : undefined}</li>`)}</ol>`;
  return { title: `${measure.ref} ${measure.title}`, body };
}

function milestoneItem(milestone: MeasureDetail['milestones'][number], language: Language): Html {
  const t = TEXTS[language];
  return html`<li>${milestone.title[language]}：${t.due} ${milestone.dueOn}${milestone.isProvisional ? t.provisional : undefined} · ${STATUS_WORDS[milestone.status][language]} · ${t.shown} ${LIGHT_WORDS[milestone.light][language]}${milestone.isOverdue ? html` <span class="late">${t.late}</span>` : undefined}</li>`;
}

function documentItem(paper: MeasureDetail['documents'][number], language: Language): Html {
  const t = TEXTS[language];
  const recipients = paper.to.map(({ post, receipt }) => `${post.title}${receipt ? `（${t.received}）` : ''}`).join('、');
  const limit = paper.answer ? t.answered : paper.answerBy && html`${t.answerBy} ${until(paper.answerBy, t)}`;
  return html`<li>《${paper.name}》${paper.number ?? ''} ${paper.datedOn} → ${recipients}${limit === undefined ? undefined : html` · ${limit}`}</li>`;
}

function until(limit: LimitView, t: { readonly late: string; readonly provisional: string }): Html {
  return html`${limit.lastDay}${limit.isProvisional ? t.provisional : undefined}${limit.isLapsed ? html` <span class="late">${t.late}</span>` : undefined}`;
}

function holders(posts: readonly PostView[], nobody: string): string {
  return posts.map(({ title, holder }) => `${holder?.name ?? nobody}（${title}）`).join('、');
}

function minutes(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}

export function measureLink(planId: string, ref: string, language: Language): string {
  return `/plans/${encodeURIComponent(planId)}/measures/${encodeURIComponent(ref)}${language === 'en' ? '?lang=en' : ''}`;
}

export function planLink(planId: string, language: Language): string {
  return `/plans/${encodeURIComponent(planId)}${language === 'en' ? '?lang=en' : ''}`;
}
