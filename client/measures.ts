import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/common';
import type { Command } from '../domain/commands.ts';
import { isFinal, measureId, type Definition, type MeasureState } from '../domain/measure.ts';
import type { Refused } from '../domain/refusals.ts';
import { refuse } from '../domain/refusals.ts';
import { ACT_UPDATE, MEASURE_WORKFLOW, STATE_QUERY, SUMMARY_QUERY, TASK_QUEUE, type ActResult, type MeasureInput, type Summary } from '../workflows/messages.ts';
import { asOurs, isNotFound, isPassing, refusalIn } from './failures.ts';

/** How long one attempt may take, and how often it is made with the same id before the engine counts as away. */
const ATTEMPT_MS = 10_000;
const ATTEMPTS = 3;

/** The typed verbs for measures. Every one may be repeated with the same ids without effect. */
export interface Measures {
  /** @returns whether this call created it; an existing one is left as it is. */
  start(definition: Definition): Promise<boolean>;
  /** @returns what the act led to, or why it was refused; `undefined` when there is no such measure. @throws EngineUnreachable */
  act(id: string, command: Command): Promise<ActResult | Refused | undefined>;
  /** @returns the measure as it is now, from its own workflow. @throws EngineUnreachable */
  state(id: string): Promise<MeasureState | undefined>;
  summary(id: string): Promise<Summary | undefined>;
}

/** @param taskQueue where the workers listen; only tests have one of their own. */
export function measuresOf(client: Client, taskQueue = TASK_QUEUE): Measures {
  async function query<T>(id: string, name: string): Promise<T | undefined> {
    try {
      return await patiently(client, () => client.workflow.getHandle(id).query<T>(name));
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }
  const state = (id: string) => query<MeasureState>(id, STATE_QUERY);

  return {
    state,
    summary: (id) => query<Summary>(id, SUMMARY_QUERY),
    async start(definition) {
      const input: MeasureInput = { register: definition };
      try {
        await patiently(client, () =>
          client.workflow.start(MEASURE_WORKFLOW, {
            workflowId: measureId(definition.planId, definition.ref),
            taskQueue,
            args: [input],
            // One workflow per measure for its whole life: neither a second one beside it nor one after its end.
            workflowIdConflictPolicy: WorkflowIdConflictPolicy.FAIL,
            workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
            staticSummary: `${definition.ref} ${definition.title}`.slice(0, 80),
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
        throw error;
      }
    },
    async act(id, command) {
      try {
        return await patiently(client, () =>
          client.workflow.getHandle(id).executeUpdate<ActResult, [Command]>(ACT_UPDATE, { updateId: command.id, args: [command] }),
        );
      } catch (error) {
        const refusal = refusalIn(error);
        if (refusal) return { refused: refusal };
        if (!isNotFound(error)) throw error;
        // An archived or withdrawn measure has no running workflow any more, but it still answers what it is.
        const ended = await state(id);
        return ended && isFinal(ended) ? refuse('wrongPhase', { phase: ended.phase, act: command.act.type }) : undefined;
      }
    },
  };
}

/** Tries a call a few times with a deadline each; what is refused or missing is final at once. */
async function patiently<T>(client: Client, call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await client.withDeadline(Date.now() + ATTEMPT_MS, call);
    } catch (error) {
      if (!isPassing(error) || attempt === ATTEMPTS) throw asOurs(error);
    }
  }
}
