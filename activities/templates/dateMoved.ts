import type { NoticeFacts } from '../../domain/notices.ts';
import type { Language } from '../../domain/refusals.ts';
import { movedTitle } from '../../domain/words.ts';
import type { Detail, Template } from './letter.ts';
import { dateIn } from './phrases.ts';

type Moved = NonNullable<NoticeFacts['moved']>;

export const dateMoved: Template = {
  group: () => 'changed',
  write: {
    zh: ({ facts }) => ({
      headline: '放假安排公布，时限有变动',
      happened: ['国家公布了新的放假调休安排，下列原属暂定的日期随之变动，以新日期为准。'],
      details: details('zh', facts.moved),
      ask: '请按新日期办理。',
      ...firstOf(facts.moved),
    }),
    en: ({ facts }) => ({
      headline: 'Dates moved by the official calendar',
      happened: ['The official list of days off has been published. The dates below were provisional and have moved; the new ones count.'],
      details: details('en', facts.moved),
      ask: 'Please go by the new dates.',
      ...firstOf(facts.moved),
    }),
  },
};

function details(language: Language, moved: Moved = []): Detail[] {
  return moved.map((entry) => ({ label: movedTitle(entry, language), value: `${dateIn(language, entry.from)} → ${dateIn(language, entry.to)}` }));
}

function firstOf(moved: Moved = []): { on?: string } {
  const [first] = moved.map(({ to }) => to).sort();
  return first === undefined ? {} : { on: first };
}
