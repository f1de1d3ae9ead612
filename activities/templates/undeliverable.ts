import type { Template } from './letter.ts';
import { detail, lineIn, listIn } from './phrases.ts';

export const undeliverable: Template = {
  group: () => 'toArrange',
  write: {
    zh: ({ facts }) => ({
      headline: `提醒无法送达：${listIn('zh', facts.awaited ?? [])}`,
      happened: ['发给下列职务的提醒无法送达。整改时限照常计算，不因此停止。'],
      details: [...detail('收件职务', listIn('zh', facts.awaited ?? [])), ...detail('原因', lineIn('zh', facts.text))],
      ask: '请改用其他方式通知该职务的任职人员，并在名册中更正任职或邮箱。',
    }),
    en: ({ facts }) => ({
      headline: `Notice undeliverable: ${listIn('en', facts.awaited ?? [])}`,
      happened: ['A notice to the post below could not be delivered. The dates of the measure run on regardless.'],
      details: [...detail('Post', listIn('en', facts.awaited ?? [])), ...detail('Cause', lineIn('en', facts.text))],
      ask: 'Please tell the holder of the post in another way, and correct the holder or the address in the directory.',
    }),
  },
};
