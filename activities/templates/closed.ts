import type { Template } from './letter.ts';

export const closed: Template = {
  group: () => 'ended',
  write: {
    zh: () => ({
      headline: '整改措施已销号',
      happened: ['本措施各时限节点均已验收，销号审批已全部完成，现予销号。'],
      details: [],
      ask: '请巩固整改成效，做好回头看准备；相关材料请留存备查。',
    }),
    en: () => ({
      headline: 'Measure closed',
      happened: ['Every milestone of this measure is accepted and every approval given: it is closed.'],
      details: [],
      ask: 'Please keep what was achieved in place for the look-backs, and keep the papers.',
    }),
  },
};
