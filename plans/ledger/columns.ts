import { kindOfLabel, type LabelKind } from '../report/labels.ts';

/** What a column of a ledger may hold. Columns after `progress` have no field of their own in a plan: their words go into the measure's detail. */
export const COLUMN_KINDS = {
  number: { zh: '序号', en: 'number' },
  aspect: { zh: '方面', en: 'aspect' },
  problem: { zh: '反馈问题', en: 'problem' },
  issue: { zh: '具体问题', en: 'specific problem' },
  measureNumber: { zh: '措施序号', en: 'number of the measure' },
  measure: { zh: '整改措施', en: 'measure' },
  detail: { zh: '具体内容', en: 'detail' },
  class: { zh: '整改类型', en: 'class' },
  official: { zh: '牵头领导', en: 'lead official' },
  leadUnit: { zh: '牵头单位', en: 'lead unit' },
  unit: { zh: '责任单位', en: 'responsible units' },
  participants: { zh: '参与单位', en: 'participating units' },
  effect: { zh: '取得明显成效时限', en: 'date of clear effect' },
  completion: { zh: '整改落实到位时限', en: 'completion date' },
  status: { zh: '整改状态', en: 'state' },
  progress: { zh: '整改进展', en: 'progress' },
  person: { zh: '责任人', en: 'person responsible' },
  aim: { zh: '整改目标', en: 'aim' },
  supervision: { zh: '督导（验收）单位', en: 'supervision' },
  note: { zh: '备注', en: 'note' },
} as const satisfies Record<string, { zh: string; en: string }>;
export type ColumnKind = keyof typeof COLUMN_KINDS;

/** Words of tables that no running report uses as labels. */
const OF_TABLES: readonly (readonly [ColumnKind, RegExp])[] = [
  ['measureNumber', /^(?:措施|任务)(?:序号|编号)$/],
  ['number', /^(?:序号|编号|问题(?:序号|编号)|序列号?|号|№|NO)$/i],
  ['aspect', /^(?:问题)?(?:方面|领域|板块)$|^问题(?:类别|类型|分类)$/],
  ['class', /^(?:整改|措施)?(?:类别|类型|方式|分类)$/],
  ['detail', /^(?:具体|详细|措施)(?:内容|做法)$/],
  ['issue', /^(?:具体|细化|主要)(?:问题|表现|情形)(?:描述|表现)?$|^问题(?:具体)?表现$|^(?:存在)?问题(?:描述|细化)$/],
  ['problem', /^(?:(?:巡视|巡察|督察|审计|检查|反馈|存在|查摆|整改|发现|主要|共性|突出|的){0,4}问题(?:清单|名称|事项|内容|情况)?|反馈意见|整改(?:任务|事项|项目)|任务名称|问题来源内容)$/],
  ['measure', /^(?:整改)?(?:措施|举措)(?:清单|及要求)?$|^(?:主要|具体|重点|下一步|拟采取)?(?:整改)?(?:工作)?(?:措施|举措)$|^(?:工作|重点|整改)?任务(?:内容|措施)$/],
  ['effect', /^取得?(?:明显|阶段性?|初步)(?:的)?(?:整改)?成效(?:的)?(?:时限|时间|期限|日期|节点)?$/],
  ['completion', /^(?:整改)?(?:全面|全部)?(?:落实|整改|完成)?到位(?:的)?(?:时限|时间|期限|日期|节点)?$|^(?:计划|预计|要求|拟|应)?(?:整改|完成|办结|落实|销号|责任)?(?:完成|到位|整改|销号)?(?:的)?(?:时限|期限|时间节点|截止(?:时间|日期)|完成(?:时间|日期)|时间要求|时限要求|时间|日期)$/],
  ['official', /^(?:市|区|县|州|省|镇|党委|党组|班子)?(?:牵头|责任|分管|包案|挂牌|包保|挂点|联系|主管|督办)(?:市|区|县|州|省|镇|校|委|局|院)?(?:级)?领导(?:同志|干部)?$|^领导$/],
  ['person', /^(?:具体|直接)?(?:责任人|负责人|经办人|承办人|联系人|具体负责人)(?:员|及电话|及联系方式)?$|^(?:联系)?电话$|^领导姓名$/],
  ['leadUnit', /^(?:牵头|主责|主办)(?:责任)?(?:单位|部门|科室|处室|地区)?$/],
  ['participants', /^(?:参与|参加|配合|协办|协同|协助|责任配合)(?:责任)?(?:单位|部门|科室|处室|地区)?$/],
  ['unit', /^(?:整改)?(?:责任|承办|落实|实施|整改)(?:单位|部门|科室|处室|主体|地区)$|^单位$/],
  ['supervision', /^(?:督导|验收|监督|督办|督查|销号|行业主管|指导)(?:责任)?(?:单位|部门|领导)$/],
  ['status', /^(?:是否)?(?:完成|办结|办理|销号|整改)(?:状态|与否|整改)?$|^(?:当前|目前)?状态$|^是否(?:完成|销号|办结)$/],
  ['progress', /^(?:目前|当前|最新)?(?:整改|工作|落实|完成)?(?:进展|进度|落实)(?:情况)?(?:及成效)?$|^(?:整改|完成|落实)(?:情况|成效|结果)$/],
  ['aim', /^(?:整改|工作)?(?:目标|标准|要求)(?:任务)?$|^(?:预期|验收)(?:目标|成效|标准)$/],
  ['note', /^(?:备注|说明|附注|问题来源|来源|原因分析|产生原因|佐证材料|佐证资料|销号依据|下一步(?:打算|计划|工作)|存在(?:的)?困难|实际完成时间|完成日期备注)$/],
];

const OF_LABELS: Readonly<Partial<Record<LabelKind, ColumnKind>>> = {
  measures: 'measure',
  progress: 'progress',
  finding: 'problem',
  aim: 'aim',
  status: 'status',
  official: 'official',
  leadUnit: 'leadUnit',
  unit: 'unit',
  participants: 'participants',
  limit: 'completion',
  effectLimit: 'effect',
  supervision: 'supervision',
};

/** Headings as they are compared: without blanks, line breaks and what stands in brackets ((年月日)). */
function plainHeading(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').replace(/[([【][^)\]】]{0,20}[)\]】]/g, '').replace(/^[*※]+|[*:：、.。]+$/g, '');
}

/** A longer text heads no column. */
export const LONGEST_HEADING = 30;

/** @returns what a column with this heading holds; nothing where the words are not known as one. */
export function kindOfHeading(text: string): ColumnKind | undefined {
  const plain = plainHeading(text);
  if (plain === '' || plain.length > LONGEST_HEADING) return undefined;
  const ofTables = OF_TABLES.find(([, pattern]) => pattern.test(plain))?.[0];
  if (ofTables) return ofTables;
  const label = kindOfLabel(plain);
  return label && OF_LABELS[label];
}

/** @returns what a column under two rows of heading holds: 完成时限 over 取得明显成效, 责任分工 over 牵头. */
export function kindOfHeadings(upper: string, lower: string): ColumnKind | undefined {
  if (lower.trim() === '') return kindOfHeading(upper);
  return kindOfHeading(lower) ?? kindOfHeading(lower + plainHeading(upper)) ?? kindOfHeading(plainHeading(upper) + lower);
}
