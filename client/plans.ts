import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/common';
import { postsConnectedTo } from '../domain/directory.ts';
import { beginSubject } from '../domain/plan/claims.ts';
import type { PlanCommand } from '../domain/plan/commands.ts';
import type { FirstDraft } from '../domain/plan/decide.ts';
import { planWorkflowId, type PlanState } from '../domain/plan/plan.ts';
import { refuse, type Refused } from '../domain/refusals.ts';
import { ACT_UPDATE, PLAN_WORKFLOW, STATE_QUERY, TASK_QUEUE, type PlanActResult, type PlanInput } from '../workflows/messages.ts';
import type { ClaimSigner } from './claimSigner.ts';
import { isNotFound, refusalIn } from './failures.ts';
import { patiently } from './patiently.ts';

/** The typed verbs for plans. Every one may be repeated with the same ids without effect. */
export interface Plans {
  /** Begins a plan's life with its first draft. @returns whether this call began it; one that lives already is left as it is. */
  begin(draft: Omit<FirstDraft, 'keys'>): Promise<boolean>;
  /** @returns what the act led to, or why it was refused; `undefined` when there is no such plan. @throws EngineUnreachable */
  act(planId: string, command: Omit<PlanCommand, 'claim'>): Promise<PlanActResult | Refused | undefined>;
  /** @returns the plan as it is now, from its own workflow. @throws EngineUnreachable */
  state(planId: string): Promise<PlanState | undefined>;
}

/**
 * @param signer vouches for every beginning and every act.
 * @param taskQueue where the workers listen; only tests have one of their own.
 */
export function plansOf(client: Client, signer: ClaimSigner, taskQueue = TASK_QUEUE): Plans {
  /** A workflow of that name that was never a plan: only a beginning nobody vouched for makes one fail. */
  async function isStillborn(planId: string): Promise<boolean> {
    const { status } = await patiently(client, () => client.workflow.getHandle(planWorkflowId(planId)).describe());
    return status.name === 'FAILED';
  }

  async function state(planId: string): Promise<PlanState | undefined> {
    try {
      return (await isStillborn(planId)) ? undefined : await patiently(client, () => client.workflow.getHandle(planWorkflowId(planId)).query<PlanState>(STATE_QUERY));
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  async function beginOnce(draft: Omit<FirstDraft, 'keys'>, workflowIdReusePolicy: WorkflowIdReusePolicy): Promise<boolean> {
    const submit: FirstDraft = { ...draft, keys: signer.keys() };
    const input: PlanInput = { submit, claim: signer.sign(beginSubject(submit)) };
    const { planId, planTitle } = draft.definition;
    try {
      await patiently(client, () =>
        client.workflow.start(PLAN_WORKFLOW, {
          workflowId: planWorkflowId(planId),
          taskQueue,
          args: [input],
          workflowIdConflictPolicy: WorkflowIdConflictPolicy.FAIL,
          workflowIdReusePolicy,
          staticSummary: planTitle.slice(0, 80),
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
      throw error;
    }
  }

  return {
    state,
    async begin(draft) {
      if (await beginOnce(draft, WorkflowIdReusePolicy.REJECT_DUPLICATE)) return true;
      return (await isStillborn(draft.definition.planId)) && beginOnce(draft, WorkflowIdReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY);
    },
    async act(planId, command) {
      const id = planWorkflowId(planId);
      const plan = await state(planId);
      if (!plan) return undefined;
      const posts = postsConnectedTo(plan.version.definition.directory, command.person);
      const claimed: PlanCommand = { ...command, claim: signer.sign({ measureId: id, command, posts }) };
      try {
        return await patiently(client, () =>
          client.workflow.getHandle(id).executeUpdate<PlanActResult, [PlanCommand]>(ACT_UPDATE, { updateId: command.id, args: [claimed] }),
        );
      } catch (error) {
        const refusal = refusalIn(error);
        if (refusal) return { refused: refusal };
        if (!isNotFound(error)) throw error;
        // A concluded plan has no running workflow any more, but it still answers what it is.
        const ended = await state(planId);
        return ended && refuse('planWrongPhase', { planPhase: ended.phase, act: command.act.type });
      }
    },
  };
}
