import type { Template } from './letter.ts';
import { detail } from './phrases.ts';
import { monthIn } from './planPhrases.ts';

export const checkpoint: Template = {
  group: () => 'circulars',
  write: {
    zh: ({ facts }) => ({
      headline: `${monthIn('zh', facts.period)}记录核验点`,
      happened: ['系统已对本方案全部措施办理记录的当前状态签名存证。日后若有人改动、删除记录，凭此可以查出。'],
      details: [...detail('核验点', facts.checkpoint?.id), ...detail('摘要（SHA-256）', facts.checkpoint?.digest), ...detail('措施数', facts.checkpoint && String(facts.checkpoint.measures))],
      ask: '请保存本邮件，作为系统之外的凭据。',
    }),
    en: ({ facts }) => ({
      headline: `Checkpoint of the record, ${monthIn('en', facts.period)}`,
      happened: ['The records of all measures of this plan have been signed as they stand now. Whoever changes or removes something later is found out by it.'],
      details: [...detail('Checkpoint', facts.checkpoint?.id), ...detail('Digest (SHA-256)', facts.checkpoint?.digest), ...detail('Measures', facts.checkpoint && String(facts.checkpoint.measures))],
      ask: 'Please keep this mail: it is the proof that lies outside the system.',
    }),
  },
};
