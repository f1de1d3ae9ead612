import type { MilestoneKind } from '../../domain/policy.ts';
import type { Language } from '../../domain/refusals.ts';
import type { Reached } from '../../domain/reports/done.ts';
import type { Standing, StandingKind } from '../../domain/reports/standing.ts';
import { dateInWords } from '../dateWords.ts';

/** What tables and figures call a standing. */
export const STANDING_WORDS: Readonly<Record<StandingKind, Readonly<Record<Language, string>>>> = {
  done: { zh: '已完成', en: 'done' },
  routine: { zh: '已转入常态、长期坚持', en: 'become routine' },
  awaitingClosure: { zh: '已通过验收、待销号', en: 'accepted, to be signed' },
  submitted: { zh: '已提交验收', en: 'handed in' },
  partial: { zh: '取得阶段性成效', en: 'done in part' },
  longTerm: { zh: '长期坚持', en: 'long-term' },
  underWay: { zh: '正在整改', en: 'under way' },
  assigned: { zh: '任务已下达', en: 'assigned' },
  suspended: { zh: '经批准暂缓', en: 'suspended' },
  notStarted: { zh: '尚未启动', en: 'not started' },
  withdrawn: { zh: '经批准不再实施', en: 'withdrawn' },
};

const LIMIT_WORDS: Readonly<Record<MilestoneKind, Readonly<Record<Language, string>>>> = {
  node: { zh: '阶段时限', en: 'its intermediate date' },
  effect: { zh: '取得明显成效时限', en: 'the date for a clear effect' },
  completion: { zh: '整改落实到位时限', en: 'the date to be in place' },
};

/** @returns the sentence in which a report says where a measure stands; nothing but what the standing says. */
export function closingPhrase(standing: Standing, language: Language): string {
  const parts = language === 'zh' ? inChinese(standing) : inEnglish(standing);
  return language === 'zh' ? `${parts.join('；')}。` : `${sentence(parts.join('; '))}.`;
}

function inChinese(standing: Standing): string[] {
  const { again } = standing;
  const isOver = standing.kind === 'withdrawn';
  const before = again && !isOver ? [`${dateInWords(again.on, 'zh')}${again.isRelapse ? '“回头看”发现问题反弹' : '撤回销号'}，已重新整改（第${String(again.cycle)}轮）`] : [];
  return [...before, ...mainZh(standing), ...dateZh(standing)];
}

function mainZh({ kind, isPartlyDone, isOnTime, isOverdue, closedOn = '', isHeld, lastAcceptedOn = '', suspendedUntil = '' }: Standing): string[] {
  const on = (date: string) => dateInWords(date, 'zh');
  const partly = isPartlyDone ? [`已取得阶段性成效（${on(lastAcceptedOn)}通过验收）`] : [];
  switch (kind) {
    case 'done':
      return [`${isOnTime ? '已按期完成' : '已完成'}，${on(closedOn)}销号`, ...lookBackZh(isHeld)];
    case 'routine':
      return [`已转入常态、长期坚持，${on(closedOn)}销号`, ...lookBackZh(isHeld)];
    case 'awaitingClosure':
      return [`${on(lastAcceptedOn)}已通过验收，正在办理销号审批`];
    case 'submitted':
      return [...partly, '已提交验收，正在审核'];
    case 'partial':
      return [...partly, ...(isOverdue ? [] : ['持续推进'])];
    case 'longTerm':
      return [...partly, isPartlyDone ? '长期坚持、持续推进' : '正在整改，需长期坚持'];
    case 'underWay':
      return isOverdue ? [] : ['正在整改'];
    case 'assigned':
      return ['任务已下达'];
    case 'suspended':
      return [...partly, `经批准暂缓实施，至${on(suspendedUntil)}止`];
    case 'notStarted':
      return ['尚未启动'];
    case 'withdrawn':
      return ['经批准不再实施'];
  }
}

function lookBackZh(isHeld: boolean | undefined): string[] {
  return isHeld === undefined ? [] : [isHeld ? '“回头看”未发现反弹' : '将按期开展“回头看”'];
}

function dateZh({ kind, isOverdue, nextDueOn, nextKind, extendedFrom }: Standing): string[] {
  if (nextDueOn === undefined || nextKind === undefined) return [];
  const due = dateInWords(nextDueOn, 'zh');
  const moved = extendedFrom === undefined ? '' : `（经批准由${dateInWords(extendedFrom, 'zh')}延期）`;
  const past = kind === 'suspended' ? '在暂缓前已过，尚未完成' : '已过，尚未完成，继续整改';
  return [`${LIMIT_WORDS[nextKind].zh}${due}${moved}${isOverdue ? past : ''}`];
}

function inEnglish(standing: Standing): string[] {
  const { again } = standing;
  const isOver = standing.kind === 'withdrawn';
  const before = again && !isOver ? [`${again.isRelapse ? 'found to have relapsed' : 'its closure was taken back'} on ${dateInWords(again.on, 'en')} and taken up again (cycle ${String(again.cycle)})`] : [];
  return [...before, ...mainEn(standing), ...dateEn(standing)];
}

function mainEn({ kind, isPartlyDone, isOnTime, isOverdue, closedOn = '', isHeld, lastAcceptedOn = '', suspendedUntil = '' }: Standing): string[] {
  const on = (date: string) => dateInWords(date, 'en');
  const partly = isPartlyDone ? [`done in part, accepted on ${on(lastAcceptedOn)}`] : [];
  switch (kind) {
    case 'done':
      return [`${isOnTime ? 'done on time' : 'done'}, closed on ${on(closedOn)}`, ...lookBackEn(isHeld)];
    case 'routine':
      return [`become routine and kept up, closed on ${on(closedOn)}`, ...lookBackEn(isHeld)];
    case 'awaitingClosure':
      return [`accepted on ${on(lastAcceptedOn)}, its closure is being signed`];
    case 'submitted':
      return [...partly, 'handed in and being examined'];
    case 'partial':
      return [...partly, ...(isOverdue ? [] : ['work goes on'])];
    case 'longTerm':
      return [...partly, isPartlyDone ? 'kept up in the long term' : 'under way, to be kept up in the long term'];
    case 'underWay':
      return isOverdue ? [] : ['under way'];
    case 'assigned':
      return ['assigned'];
    case 'suspended':
      return [...partly, `suspended by decision until ${on(suspendedUntil)}`];
    case 'notStarted':
      return ['not started'];
    case 'withdrawn':
      return ['withdrawn by decision'];
  }
}

function lookBackEn(isHeld: boolean | undefined): string[] {
  return isHeld === undefined ? [] : [isHeld ? 'looked at again and found to hold' : 'to be looked at again'];
}

function dateEn({ kind, isOverdue, nextDueOn, nextKind, extendedFrom }: Standing): string[] {
  if (nextDueOn === undefined || nextKind === undefined) return [];
  const moved = extendedFrom === undefined ? '' : ` (extended from ${dateInWords(extendedFrom, 'en')})`;
  const limit = `${LIMIT_WORDS[nextKind].en}, ${dateInWords(nextDueOn, 'en')}${moved}`;
  const past = kind === 'suspended' ? 'had passed before and it is not done' : 'has passed and it is not done, work goes on';
  return [isOverdue ? `${limit}, ${past}` : limit];
}

/** @returns what has been reached of the numbers a measure sets itself: 完成搬迁户数170户（目标174户）。 */
export function reachedPhrase(reached: readonly Reached[], language: Language): string {
  if (reached.length === 0) return '';
  const parts = reached.map(({ title, unit, value, total }) => (language === 'zh' ? `${title}${String(value)}${unit}（目标${String(total)}${unit}）` : `${title}: ${String(value)} of ${String(total)} ${unit}`));
  return language === 'zh' ? `${parts.join('，')}。` : `${parts.join(', ')}. `;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** @returns the text without its last stop, and the stop it ends with or should, which is never bold: Markdown would not read it so. */
export function withStop(text: string): readonly [text: string, stop: string] {
  const trimmed = text.trim();
  const last = trimmed.at(-1) ?? '';
  if (/[。！？；.!?;…]/.test(last)) return [trimmed.slice(0, -1), last];
  // A quotation that ends with a stop needs no other.
  if (/[。！？.!?…]["”’」）)]$/.test(trimmed)) return [trimmed, ''];
  return [trimmed, /[\x20-\x7e]/.test(last) ? '.' : '。'];
}
