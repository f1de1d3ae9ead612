import { NativeConnection } from '@temporalio/worker';
import { pino } from 'pino';
import { announceAll } from '../activities/announce.ts';
import { connect } from '../client/connection.ts';
import { inboxesOf } from '../client/inboxes.ts';
import { ConfigError } from '../config/configError.ts';
import { readConfig } from '../config/config.ts';
import { keyringOf } from '../domain/keys.ts';
import { publicKeyOf } from '../domain/signature.ts';
import { noteRecordKey } from '../store/checkpoints.ts';
import { migrateStore } from '../store/migrate.ts';
import { openPostgresStore } from '../store/open.ts';
import { warnOfMailInClear } from './mailInClear.ts';
import { createActivities } from './wiring.ts';
import { createWorker } from './worker.ts';

/** Runs one worker of a production installation until it is told to stop; any number of them may run. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const { engine, databaseUrl, mail, claimKey, recordKey } = config;
  if (engine.address === undefined || databaseUrl === undefined || mail.smtpUrl === undefined || claimKey === undefined || recordKey === undefined) {
    throw new ConfigError(
      [
        { variable: 'TEMPORAL_ADDRESS', isMissing: engine.address === undefined },
        { variable: 'DATABASE_URL', isMissing: databaseUrl === undefined },
        { variable: 'SMTP_URL', isMissing: mail.smtpUrl === undefined },
        { variable: 'CLAIM_KEY', isMissing: claimKey === undefined },
        { variable: 'RECORD_KEY', isMissing: recordKey === undefined },
      ]
        .filter(({ isMissing }) => isMissing)
        .map(({ variable }) => ({ variable, zh: '生产环境的工作进程必须设置此变量。', en: 'must be set for a worker of a production installation.' })),
    );
  }
  const log = pino({ level: config.logLevel });
  warnOfMailInClear(mail, log);
  const db = openPostgresStore({ url: databaseUrl, onIdleError: (error) => { log.warn({ err: error }, 'a database connection broke'); } });
  await migrateStore(db);
  await noteRecordKey(db, publicKeyOf(recordKey), Date.now());
  const client = await connect({ ...engine, address: engine.address });
  const inboxes = inboxesOf(client);
  await announceAll(db, inboxes);
  const activities = createActivities({ db, inboxes, smtp: { url: mail.smtpUrl, ...mail }, mailLimits: mail.limits, robots: config.robots, log, publicUrl: config.publicUrl, keyring: keyringOf(claimKey, config.claimKeysTrusted), recordKey });
  const connection = await NativeConnection.connect({ address: engine.address, tls: engine.isTls, ...(engine.apiKey !== undefined && { apiKey: engine.apiKey }) });
  const bundle = { codePath: new URL('../workflow-bundle.js', import.meta.url).pathname };
  // The SDK's runtime takes SIGINT and SIGTERM itself and drains the worker.
  const worker = await createWorker({ connection, namespace: engine.namespace, bundle, activities });
  log.info({ address: engine.address, namespace: engine.namespace }, 'worker started');
  await worker.run();
  activities.close();
  await connection.close();
  await client.connection.close();
  await db.destroy();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exitCode = error instanceof ConfigError ? error.exitCode : 1;
});
