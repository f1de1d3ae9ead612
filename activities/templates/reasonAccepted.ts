import type { Template } from './letter.ts';
import { detail, personIn, quoted } from './phrases.ts';

export const reasonAccepted: Template = {
  group: () => 'supervised',
  write: {
    zh: ({ facts }) => ({
      headline: `理由正当：《${facts.document?.name ?? '督办文书'}》`,
      happened: ['对下述文书逾期所作的说明，经认定理由正当，不再因此升级督办。'],
      details: [...detail('文书', facts.document?.name), ...detail('认定人', personIn('zh', facts.by))],
      ...quoted('认定意见', facts.text),
      ask: '整改时限照常计算，请继续推进。',
    }),
    en: ({ facts }) => ({
      headline: `Reason found good: "${facts.document?.name ?? 'paper'}"`,
      happened: ['The reason given for the lapse of the paper below was found good; nothing further follows from that lapse.'],
      details: [...detail('Paper', facts.document?.name), ...detail('Found by', personIn('en', facts.by))],
      ...quoted('Finding', facts.text),
      ask: 'The dates of the measure run on; please go on with it.',
    }),
  },
};
