import { planText, type PlanSample } from './office.ts';
import { uniqueName } from '../support/temporal.ts';

/** People only these stories need; as in the office, each test file has its own. */
const own = uniqueName('of');
export const PARTNER = `wu-${own}`;
export const REVIEWER = `qian-${own}`;
export const DISCIPLINE = `feng-${own}`;

/** A policy with one of everything that an official can be asked for. */
export const WHOLE_BOOK = `name: 全套规则
hours: { notice: "09:00", from: "09:00", to: "18:00", spreadMinutes: 0, gatherMinutes: 240 }
dayOff: keep
receipt: { within: { workingDays: 3 } }
ladder:
  - id: slip
    title: 质量整改单
    when: { byHand: true }
    byHand: { roles: [reviewer] }
    light: yellow
    document: { name: 整改质量提醒单, series: 质, to: [leadUnit], answerWithin: { workingDays: 3 }, rectifyWithin: { workingDays: 5 }, excusedBy: [reviewer] }
  - id: talk
    title: 约谈
    when: { byHand: true }
    byHand: { roles: [reviewer] }
    interview: { with: [leadUnit], recordedBy: [reviewer], within: { workingDays: 5 }, whenLapsed: [administrator] }
  - id: refer
    title: 移交问责线索
    when: { byHand: true }
    byHand: { roles: [reviewer] }
    document: { name: 问责线索移交函, series: 移, to: [discipline], acknowledgeWithin: { workingDays: 2 }, restricted: true }
acceptance:
  - { id: check, title: 督查室验收, roles: [acceptor], need: any, within: { workingDays: 5 }, whenLapsed: [administrator] }
signOff:
  - { id: sign, title: 牵头领导审批, roles: [leadOfficial], need: all, whenLapsed: [] }
  - { id: lead, title: 组长审批, roles: [authority], need: all, whenLapsed: [] }
lookBacks:
  - { id: first, title: 首次回头看, afterMonths: 3, roles: [inspector], whenLapsed: [administrator] }
extension:
  atMost: 1
  longest: { days: 90 }
  steps:
    - { id: review, title: 督查室审核, roles: [reviewer], need: any, within: { workingDays: 3 } }
    - { id: decide, title: 牵头领导批准, roles: [leadOfficial], need: all }
periodic:
  - { id: weekly, title: 周报, every: week, dueAfter: { workingDays: 1 }, roles: [handler], until: signOff, whenMissed: [administrator] }
participation: { submissionWaits: true }
longTerm: { confirmedBy: [authority] }
`;

/** @returns the sample plan with a participating unit, a target, a reviewer and the accountability body. */
export function wholeBookPlan(sample: PlanSample): string {
  return planText(sample)
    .replace('people:\n', `  - { id: finance, name: 财政局, principal: finance-clerk, handler: finance-clerk }\npeople:\n  - { id: ${PARTNER}, name: 吴协同, email: wu@little.example }\n  - { id: ${REVIEWER}, name: 钱督查, email: qian@little.example }\n  - { id: ${DISCIPLINE}, name: 冯纪检, email: feng@little.example }\n`)
    .replace('roles:\n', `  - { id: finance-clerk, title: 财政局科长, unit: finance, holders: [{ person: ${PARTNER} }] }\n  - { id: review, title: 督查室主任, unit: bureau, holders: [{ person: ${REVIEWER} }] }\n  - { id: discipline, title: 纪工委书记, unit: bureau, holders: [{ person: ${DISCIPLINE} }] }\nroles:\n  reviewer: [review]\n  discipline: [discipline]\n`)
    .replaceAll('leadUnit: bureau\n', 'leadUnit: bureau\n        participants: [finance]\n        targets: [{ id: households, title: 搬迁安置, unit: 户, total: 170 }]\n');
}
