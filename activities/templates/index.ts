import type { NoticeKind } from '../../domain/notices.ts';
import { accepted } from './accepted.ts';
import { amended } from './amended.ts';
import { archived } from './archived.ts';
import { assigned } from './assigned.ts';
import { awaitedLapsed } from './awaitedLapsed.ts';
import { awaitedReminder } from './awaitedReminder.ts';
import { awaitingAcceptance } from './awaitingAcceptance.ts';
import { awaitingExtension } from './awaitingExtension.ts';
import { awaitingSignOff } from './awaitingSignOff.ts';
import { checkpoint } from './checkpoint.ts';
import { circular } from './circular.ts';
import { closed } from './closed.ts';
import { commented } from './commented.ts';
import { dateMoved } from './dateMoved.ts';
import { documentIssued } from './documentIssued.ts';
import { extensionDecided } from './extensionDecided.ts';
import { handedOver } from './handedOver.ts';
import { interviewCalled } from './interviewCalled.ts';
import type { Template } from './letter.ts';
import { lookBackReminder } from './lookBackReminder.ts';
import { planApprovalsLapsed } from './planApprovalsLapsed.ts';
import { planApproved } from './planApproved.ts';
import { planAwaitedLapsed } from './planAwaitedLapsed.ts';
import { planAwaitedReminder } from './planAwaitedReminder.ts';
import { planAwaitingApproval } from './planAwaitingApproval.ts';
import { planConcluded } from './planConcluded.ts';
import { planReturned } from './planReturned.ts';
import { planStarted } from './planStarted.ts';
import { reasonAccepted } from './reasonAccepted.ts';
import { relapsed } from './relapsed.ts';
import { reopened } from './reopened.ts';
import { reportLapsed } from './reportLapsed.ts';
import { reportReminder } from './reportReminder.ts';
import { resumed } from './resumed.ts';
import { returned } from './returned.ts';
import { roleUnresolved } from './roleUnresolved.ts';
import { rungReached } from './rungReached.ts';
import { signOffsLapsed } from './signOffsLapsed.ts';
import { summary } from './summary.ts';
import { substituteAppointed } from './substituteAppointed.ts';
import { suspended } from './suspended.ts';
import { undeliverable } from './undeliverable.ts';
import { withdrawn } from './withdrawn.ts';

/** The wording of every kind of notice. */
export const TEMPLATES: Readonly<Record<NoticeKind, Template>> = {
  assigned,
  amended,
  withdrawn,
  rungReached,
  documentIssued,
  awaitingAcceptance,
  awaitingSignOff,
  awaitedReminder,
  awaitedLapsed,
  returned,
  accepted,
  signOffsLapsed,
  closed,
  lookBackReminder,
  relapsed,
  archived,
  roleUnresolved,
  undeliverable,
  planAwaitingApproval,
  planApproved,
  planReturned,
  planApprovalsLapsed,
  planAwaitedReminder,
  planAwaitedLapsed,
  planStarted,
  planConcluded,
  circular,
  checkpoint,
  reportReminder,
  reportLapsed,
  summary,
  awaitingExtension,
  extensionDecided,
  suspended,
  resumed,
  dateMoved,
  interviewCalled,
  reasonAccepted,
  reopened,
  commented,
  substituteAppointed,
  handedOver,
};
