import { condition, defineSignal, defineUpdate, proxyActivities, setHandler, sleep } from '@temporalio/workflow';

/** The least Temporal code that does the like of what is measured: the other column of the table. */

export async function oneTimer(forMs: number): Promise<void> {
  await sleep(forMs);
}

const { mark } = proxyActivities<{ mark(dueAt: number): Promise<void> }>({ startToCloseTimeout: '30 seconds' });

export async function timerThenActivity(dueAt: number): Promise<void> {
  await sleep(Math.max(1, dueAt - Date.now()));
  await mark(dueAt);
}

export const add = defineUpdate<number, [number]>('add');
export const finish = defineSignal('finish');

export async function counter(): Promise<number> {
  let sum = 0;
  let isFinished = false;
  setHandler(
    add,
    (amount) => {
      sum += amount;
      return sum;
    },
    { validator: (amount) => void amount },
  );
  setHandler(finish, () => {
    isFinished = true;
  });
  await condition(() => isFinished);
  return sum;
}
