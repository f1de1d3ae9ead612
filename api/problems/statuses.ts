import type { RefusalCode } from '../../domain/refusals.ts';
import type { ApiErrorCode } from './apiErrors.ts';

export type ProblemCode = RefusalCode | ApiErrorCode;

/** The one table from what went wrong to the HTTP status that says so. */
export const STATUSES: Readonly<Record<ProblemCode, number>> = {
  notJson: 400,

  notSignedIn: 401,
  sessionInvalid: 401,

  unknownPerson: 403,
  notYours: 403,
  notAwaited: 403,
  submitterMayNotAccept: 403,
  participantMayNotSign: 403,
  participantMayNotLookBack: 403,
  requesterMayNotDecide: 403,
  claimMissing: 403,
  claimInvalid: 403,
  claimForeign: 403,
  notAdministrator: 403,
  notAnyAdministrator: 403,
  notOneMachine: 403,
  notThisMachine: 403,
  crossSite: 403,

  unknownPath: 404,
  unknownPlan: 404,
  unknownMeasure: 404,
  unknownMail: 404,
  unknownMilestone: 404,
  unknownDocument: 404,
  unknownLookBack: 404,
  unknownExtension: 404,
  unknownTarget: 404,
  unknownDuty: 404,
  unknownInterview: 404,
  unknownPost: 404,

  alreadyDone: 409,
  wrongPhase: 409,
  factsChanged: 409,
  lookBackTooEarly: 409,
  milestoneNotOpen: 409,
  milestoneNotSubmitted: 409,
  suspended: 409,
  extensionNotAllowed: 409,
  extensionTooLate: 409,
  extensionsUsedUp: 409,
  extensionPending: 409,
  finalLimitSet: 409,
  partsMissing: 409,
  periodNotOpen: 409,
  notExcusable: 409,
  routineNotAllowed: 409,
  milestonesOpen: 409,
  sameClass: 409,
  noSubstitution: 409,
  calendarOlder: 409,
  claimExpired: 409,
  claimReplayed: 409,
  milestonesApart: 409,
  milestoneFixed: 409,
  planStarting: 409,
  personTaken: 409,

  tooLarge: 413,
  mediaType: 415,
  wrongHost: 421,

  badInput: 422,
  emptyText: 422,
  noMilestones: 422,
  evidenceTooOld: 422,
  evidenceFromFuture: 422,
  unknownAct: 422,
  datesMissing: 422,
  dateInvalid: 422,
  otherMeasure: 422,
  extensionTooLong: 422,
  extensionNotLater: 422,
  beyondOuterDate: 422,
  valueInvalid: 422,
  shortfallUnexplained: 422,
  ruleNotByHand: 422,
  milestoneNeeded: 422,
  evidenceRequired: 422,
  dutiesMissing: 422,
  substituteIsHolder: 422,
  datesInvalid: 422,
  keysInvalid: 422,
  planHasErrors: 422,

  internal: 500,
  engineUnreachable: 503,
  storeUnreachable: 503,
};

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(STATUSES, code);
}

/** The short name of a status, which an RFC 9457 `title` is. */
export const TITLES: Readonly<Record<number, { readonly zh: string; readonly en: string }>> = {
  400: { zh: '请求无法读取', en: 'The request cannot be read' },
  401: { zh: '需要登录', en: 'Sign in first' },
  403: { zh: '无权办理', en: 'Not allowed' },
  404: { zh: '没有找到', en: 'Not found' },
  409: { zh: '当前不能办理', en: 'Not possible now' },
  413: { zh: '内容过大', en: 'Too large' },
  415: { zh: '格式不支持', en: 'Format not supported' },
  421: { zh: '地址不对', en: 'Wrong address' },
  422: { zh: '内容有误', en: 'The content is faulty' },
  500: { zh: '系统错误', en: 'Internal error' },
  503: { zh: '暂时不可用', en: 'Not available now' },
};
