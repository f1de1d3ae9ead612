import { AIM, type Part } from './parts.ts';

/**
 * Parts of a phrase that are words and no dates. Whole parts only: a word that merely occurs in a longer sentence says nothing of a limit.
 */
const IMMEDIATE = /^(?:立行立改|立改立行|立查立改|立知立改|立整立改|立说立改|立即整改|立即(?:办理|落实|完成|执行)?|立刻整改|马上整改|即知即改|即查即改|即行即改|即改|边查边改|边整边改|边学边改|边巡边改|当场整改|当下改|应改尽改)(?:类|事项|到位|完成)?$/;
const LONG_TERM =
  /^(?:(?:坚持)?长期(?:坚持|整改|推进|抓|抓好|落实|实施|执行|任务|保持|巩固|有效|整改任务|推进落实|坚持推进|坚持整改|坚持落实)*(?:不懈|不放松)?|长效坚持|持续坚持|常抓不懈|持之以恒|常态长效(?:坚持|推进)?|(?:实现|纳入|保持|形成|建立|转入)?常态化?(?:长效)?(?:坚持|推进|整改|开展|落实|管理|机制|进行|长效化|监管|实施)*|久久为功)(?:类|事项)?$/;
const OPEN_ENDED = /^(?:持续|不断|继续|逐步)(?:整改|推进|坚持|深化|巩固|用力|跟进|提升|抓好|抓|落实|完善|优化|加强|开展|进行|发力|到位|实施|提高|改进|推动|规范|监管|整治|做好|改善)*(?:成果|成效|落实|提升|工作)?$/;
const STATE = /^(?:均?已?(?:全部|基本)?(?:完成|整改|办结|销号|落实|到位|解决)(?:整改|到位|完成|销号|任务|目标)*|整改中|推进中|进行中|办理中|正在(?:整改|推进|办理|进行)|(?:未|尚未)(?:完成|整改|启动|开始)(?:整改)?|取得阶段性(?:成效|进展|成果))$/;
const RECURRING = /^(?:每|按|逐|分)(?:一|半|两)?个?(?:年|月|季|季度|周|日|天|旬|半年|学期)(?:度|份|底|末|初)?[^\d]{0,12}$|^(?:定期|不定期|经常|日常)[^\d]{0,8}$/;
const HORIZON = /^(?:近期|短期|中期|中长期|远期|集中整改)(?:整改|任务|目标|事项|类)*$/;
const AIM_ALONE = new RegExp(`^(?:(?:${AIM})|建立长效机制|形成长效机制|巩固(?:提升)?(?:整改)?成[果效]|含(?:当日|本日|当天)?|防止反弹|不反弹)$`);

const KINDS: readonly (readonly [Exclude<Part['kind'], 'date' | 'ask'>, RegExp])[] = [
  ['immediate', IMMEDIATE],
  ['recurring', RECURRING],
  ['horizon', HORIZON],
  ['longTerm', LONG_TERM],
  ['openEnded', OPEN_ENDED],
  ['state', STATE],
  ['aim', AIM_ALONE],
];

/** Reads a part that names no date: how soon, how long, how often, how it stands. */
export function readWordsPart(text: string): Part | undefined {
  const kind = KINDS.find(([, pattern]) => pattern.test(text))?.[0];
  return kind && { kind };
}
