/**
 * The words by which officials tell a problem from a measure. A problem is a judgement and ends in a shortcoming (不够深入、有差距、薄弱环节);
 * a measure is an act and begins with a verb (加强、完善). All patterns run on short texts only.
 */

/** What may follow 问题 in a heading: …问题的整改落实情况. */
const REST_OF_HEADING = '(?:的|整改|落实|进展|推进|完成|办理|工作|任务|情况|成效|措施|结果|及|和|与|、|方面)*';

/** 关于…问题的整改, 针对…的问题 */
export const NAMED_PROBLEM = new RegExp(`^(?:关于|针对|对于).*(?:问题|方面|现象|情形|不足|短板)${REST_OF_HEADING}$`);
/** 关于“…”的整改情况, 对“…”问题 */
export const NAMED_QUOTATION = new RegExp(`^(?:关于|针对|对于|对|就|反映)\\s*["“‘「『].*["”’」』](?:的)?(?:突出|具体|主要)?(?:问题|方面|现象)?${REST_OF_HEADING}$`);
/** “…”问题, with or without 的 and what follows */
export const QUOTED_PROBLEM = new RegExp(`^["“‘「『].*["”’」』](?:的)?(?:突出|具体|主要)?(?:问题|方面)${REST_OF_HEADING}$`);
/** 在…方面, 党的领导方面存在的问题 */
export const ASPECT = new RegExp(`方面(?:的)?(?:存在)?(?:的)?(?:突出|主要|具体)?(?:问题)?${REST_OF_HEADING}$`);

/** A clause that ends in one of these names a shortcoming. */
export const SHORTCOMING = new RegExp(
  '(?:不(?:够|到位|到边|力|足|严|实|深|透|规范|充分|扎实|彻底|完善|健全|及时|明显|突出|精准|作为|担当|落实|重视)[^,，。、]{0,6}|不[^,，。、的]{1,5}' +
    '|差距|偏差|短板|弱项|欠缺|缺失|缺位|断层|缺口|(?:缺乏|缺少)[^,，。、]{0,12}|漏洞|盲区|隐患|薄弱(?:环节)?|弱化|淡化|虚化|边缘化|滞后|缓慢|迟缓|松懈|乏力|宽松软' +
    '|(?:形式主义|官僚主义|违规|违反|违纪)[^,，。]{0,20}|流于形式|浮于表面|走过场|形同虚设|屡禁不止|时有发生|仍有发生|[仍依]然?存在|普遍存在|层层递减|打折扣' +
    '|[偏较过][大小多少高低弱差慢轻重散软窄]|严重|(?:依然|较为|比较|问题|矛盾|十分)突出|多发|频发|失[管察范职序衡]|乱象|风险(?:较?[高大])?|存在风险' +
    '|单一|粗放|随意|僵化|松散|散漫|陈旧|老化|脱节|推诿|闲置|浪费|流失|超标|挂账|拖欠|混乱|越位|截留|挪用|被动|空泛|有待[^,，。]{1,10}|[未没][^,，。]{2,24}|仅[^,，。]{2,12})$',
);
/** Ends that look like a shortcoming but promise something: 力度不减, 确保不反弹. */
const PROMISE = /不(?:松劲|松懈|放松|松|降|减|动摇|反弹|回潮|变|断|停|止|停步|走样|折不扣|留死角|过夜|忘|渝|懈怠?)$/;
const PROMISING_VERB = /^(?:确保|做到|防止|杜绝|避免|坚决|切实|严防|严禁|力争|实现)/;

/** Words a measure begins with. A heading that begins with one and ends in 问题 is an act (解决…问题), not a problem. */
const ACT =
  /^(?:进一步|切实|全面|着力|大力|深入|扎实|认真|及时|积极|有效|妥善|稳步|持续|不断|坚决|严肃|严格|严把|加强|强化|提高|提升|坚持|完善|健全|建立|制定|压实|压紧|落实|深化|推进|推动|加快|加大|开展|组织|召开|规范|优化|抓好|抓实|抓牢|狠抓|统筹|举一反三|紧盯|明确|细化|夯实|筑牢|修订|印发|出台|查处|整治|解决|化解|清理|督促|督导|指导|学习|部署|成立|对照|对标|结合|通过|聚焦|多|立|全)/;

/** 针对上述问题, 对突出问题: points at problems and names none. */
export const NAMELESS = /^(?:关于|针对|对于|对|就)(?:上述|以上|该|此类|这些|所有|存在|查出|发现|指出|反馈|有关|相关|突出|具体|重点|主要|个别|共性|巡视|巡察|督察|审计|组|的)*(?:问题|方面)/;

/** What is left of a heading that says nothing but "how the findings were put right". */
const EMPTY_WORDS =
  /(?:巡视|巡察|督察|审计|检查|反馈|指出|意见|问题|整改|落实|进展|情况|成效|成果|结果|推进|完成|集中|阶段|期内|需要|需|长期|持续|正在|尚未|全部|逐项|逐条|具体|主要|重点|突出|关于|针对|对于|各项|任务|措施|清单|事项|工作|报告|通报|公布|中央|国家|生态环境保护|环保|党组织|党委|党组|党工委|第|轮|届|次|回头看|取得|坚持|导向|较长时间|立行立改|立查立改|即知即改|进行|有关|相关|已完成|未完成|其他|如下|以下|方案|的|组|省|市|区|县|镇|乡|街道|委|及|和|与|对|[一二三四五六七八九十0-9]|[个项条类()（）:：、，,。“”\s])/g;
const LONGEST_REST = 2;
const GENERAL =
  /组织|领导|部署|动员|认识|站位|责任|思想|总体|概况|基本情况|体会|经验|建议|安排|保障|原则|工作要求|联系方式|监督方式|机制|开展情况|打算|计划|今后|巩固|深化|下一步|下步|主要成效|初步成效|成果运用|目标要求|存在的(?:主要|突出|一些)?(?:困难|不足|短板|问题[和与及])/;
const FORWARD_LOOKING = /^(?:下一步|下步|下一阶段|今后|后续|巩固|深化|持续|进一步).*(?:打算|安排|计划|工作|措施|成果|成效|整改|方向|举措)$/;

/** Whether a short line announces what is still to come. */
export function isForwardLooking(heading: string): boolean {
  return heading.length <= 60 && (FORWARD_LOOKING.test(heading) || /打算|下一步|下步|今后/.test(heading)) && !/[。；;:：]/.test(heading);
}

/** Whether an unmarked line is the heading of an outlook and nothing else. */
export function isOutlook(line: string): boolean {
  return line.length <= 25 && (/^(?:下一步|下步|下一阶段|今后|后续)(?:的)?(?:巡[视察])?(?:整改)?(?:工作)?(?:的)?(?:打算|安排|计划|思路|措施|努力方向|工作)$/.test(line) || /^(?:持续)?(?:巩固|深化).{0,12}(?:成果|成效)(?:的打算|的安排)?$/.test(line));
}

/** Whether a heading says only that what follows is rectification: 二、整改落实进展及成效. */
export function isRectificationTitle(heading: string): boolean {
  const isAbout = /整改|反馈|问题清单|任务清单|措施清单|^(?:已|正在|需|尚未|未|长期|持续)[^,，]{0,12}(?:问题|事项|任务|措施)/.test(heading);
  if (!isAbout || heading.length > 60) return false;
  const rest = heading.replace(EMPTY_WORDS, '');
  return rest.length <= LONGEST_REST && !/[不缺弱差虚]/.test(rest);
}

/** Whether a heading speaks of the work as a whole (organisation, responsibility, outlook), where (一)(二) are principles. */
export function isGeneralTitle(heading: string): boolean {
  return GENERAL.test(heading) || isForwardLooking(heading);
}

export function mentionsRectification(heading: string): boolean {
  return /整改|反馈/.test(heading);
}

/** Whether the last clause of a heading names a shortcoming. */
export function namesShortcoming(heading: string): boolean {
  const clause = heading.split(/[,，；;]/).at(-1) ?? '';
  if (/存在的(?:主要|突出|一些)?(?:困难|问题|不足|短板|差距|薄弱环节)/.test(clause)) return false;
  if (PROMISE.test(clause) || PROMISING_VERB.test(clause)) return false;
  if (/问题$/.test(clause)) return !ACT.test(heading);
  return SHORTCOMING.test(clause.replace(/["”’」』]$/, ''));
}

/** Whether 关于… goes on to name a shortcoming, the word 问题 itself being left out. */
export function namesShortcomingAfterAbout(heading: string): boolean {
  const name = /^(?:关于|针对|对于)(.+)$/.exec(heading)?.[1];
  return name !== undefined && namesShortcoming(name.replace(new RegExp(`的${REST_OF_HEADING}$`), ''));
}

export function beginsWithAct(heading: string): boolean {
  return ACT.test(heading);
}
