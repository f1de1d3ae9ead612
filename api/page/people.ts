import type { Language } from '../../domain/refusals.ts';
import type { PersonWithPosts } from '../plans/people.ts';
import { html, type Html } from './html.ts';

const TEXTS = {
  zh: { title: '请选择办理人', none: '还没有任何整改方案。请先在命令行执行：', noPost: '现无职务' },
  en: { title: 'Choose who you are', none: 'There is no plan yet. Start one from the command line:', noPost: 'no post today' },
};

/** @returns the list to choose from, and its title. */
export function peoplePage(people: readonly PersonWithPosts[], language: Language): { title: string; body: Html } {
  const t = TEXTS[language];
  if (people.length === 0) return { title: t.title, body: html`<h2>${t.title}</h2><p>${t.none} <code>npx bihuan plan start PLAN.yaml --as PERSON</code></p>` };
  const item = ({ id, name, posts }: PersonWithPosts) => html`<li><a href="${personLink(id, language)}"><strong>${name}</strong> <span class="soft">${id}</span><br>
<span class="soft">${[...new Set(posts.map(({ title, unit }) => `${unit} ${title}`))].join('；') || t.noPost}</span></a></li>`;
  return { title: t.title, body: html`<h2>${t.title}</h2><ul class="people">${people.map(item)}</ul>` };
}

export function personLink(person: string, language: Language): string {
  return `/?person=${encodeURIComponent(person)}${language === 'en' ? '&lang=en' : ''}`;
}
