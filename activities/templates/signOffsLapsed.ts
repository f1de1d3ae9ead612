import type { Template } from './letter.ts';

export const signOffsLapsed: Template = {
  group: () => 'toSignOff',
  write: {
    zh: () => ({
      headline: '您的销号审批意见已失效',
      happened: ['审批所依据的事实在您审批之后有变化，您先前的审批意见不再有效。'],
      details: [],
      ask: '重新报批时将另行通知；如需了解变化，请打开措施查阅。',
    }),
    en: () => ({
      headline: 'Your approval of the closure has lapsed',
      happened: ['The facts you approved have changed since; your approval no longer counts.'],
      details: [],
      ask: 'You will hear when it is put before you again; open the measure to see what changed.',
    }),
  },
};
