import type { Template } from './letter.ts';

export const archived: Template = {
  group: () => 'ended',
  write: {
    zh: () => ({
      headline: '整改措施已归档',
      happened: ['本措施的回头看已全部完成，未发现反弹，现予归档。'],
      details: [],
      ask: '无需再办理。',
    }),
    en: () => ({
      headline: 'Measure archived',
      happened: ['All look-backs of this measure have been held, and the result has held: it is archived.'],
      details: [],
      ask: 'Nothing is left to do.',
    }),
  },
};
