import { join } from 'node:path';
import { NativeConnection } from '@temporalio/worker';
import { pino, type Logger } from 'pino';
import { announceAll } from '../activities/announce.ts';
import { claimKeyIn } from '../api/access/claimKey.ts';
import { sessionKeyIn } from '../api/access/sessionKey.ts';
import { sessionsWith } from '../api/access/sessions.ts';
import { buildApp } from '../api/app.ts';
import type { PaperTools } from '../api/dependencies.ts';
import { connect } from '../client/connection.ts';
import { claimSigner } from '../client/claimSigner.ts';
import { inboxesOf, releasesOf } from '../client/inboxes.ts';
import { measuresOf } from '../client/measures.ts';
import { plansOf } from '../client/plans.ts';
import type { Config } from '../config/config.ts';
import { keyringOf } from '../domain/keys.ts';
import { publicKeyOf } from '../domain/signature.ts';
import { noteRecordKey } from '../store/checkpoints.ts';
import { pdfByLibreOffice } from '../papers/pdf/toPdf.ts';
import { evidenceInBucket } from '../store/evidence/bucket.ts';
import type { EvidenceStore } from '../store/evidence/evidenceStore.ts';
import { evidenceIn } from '../store/evidence/folder.ts';
import { migrateStore } from '../store/migrate.ts';
import { openEmbeddedStore } from '../store/open.ts';
import { listPlans } from '../store/plans.ts';
import { warnOfMailInClear } from '../worker/mailInClear.ts';
import { createActivities } from '../worker/wiring.ts';
import { createWorker } from '../worker/worker.ts';
import { openDataFolder, type DataFolder } from './dataFolder.ts';
import { isExampleMissing, startExampleOnce, type ExampleStarted } from './exampleOnce.ts';
import { startMailCatcher } from './mailCatcher.ts';
import { startMailPage } from './mailPageServer.ts';
import { requirePorts } from './ports.ts';
import { recordKeyIn } from './recordKey.ts';
import { projectRoot } from './projectRoot.ts';
import type { Say } from './setupError.ts';
import { outboxOf } from './storeOutbox.ts';
import { findTemporalBinary } from './temporalBinary.ts';
import { stopOrphanedServer } from './temporalOrphan.ts';
import { LOOPBACK } from './temporalProcess.ts';
import { startTemporal } from './temporalServer.ts';
import { prepareWorkerRuntime } from './workerLog.ts';

export interface OneMachineOptions {
  readonly config: Config;
  /** Without the example plan. */
  readonly isEmpty: boolean;
  readonly say: Say;
}

export interface OneMachine {
  readonly apiUrl: string;
  readonly mailUrl: string;
  readonly temporalUrl?: string;
  readonly dataFolder: string;
  /** The example plan, when it was started now. */
  readonly example?: ExampleStarted;
  stop(): Promise<void>;
}

/** What has been started, in order; stopped in the opposite order, whatever became of the start. */
class Started {
  readonly #stops: (() => unknown)[] = [];

  add(stop: () => unknown): void {
    this.#stops.push(stop);
  }

  async stop(): Promise<void> {
    for (let stop = this.#stops.pop(); stop; stop = this.#stops.pop()) await stop();
  }
}

/**
 * Starts everything on this machine: Temporal server, read model, mail catcher, worker, api, mail page. What it started it also
 * stops, in the opposite order: nobody new is let in, the worker hands back its tasks, the server goes last.
 *
 * @throws SetupError when the folder, a port or the server is not to be had; whatever was started by then is stopped.
 */
export async function startOneMachine(options: OneMachineOptions): Promise<OneMachine> {
  const started = new Started();
  try {
    return await startAll(options, started);
  } catch (error) {
    await started.stop();
    throw error;
  }
}

async function startAll({ config, isEmpty, say }: OneMachineOptions, started: Started): Promise<OneMachine> {
  const folder = await takeFolder(config, say, started);
  const log = pino({ level: config.logLevel }, pino.destination({ dest: join(folder.subfolder('logs'), 'bihuan.log'), sync: false }));
  prepareWorkerRuntime(log);
  const temporal = await engine(config, folder.subfolder('temporal'), say, started);
  say('打开数据库…… / opening the read model');
  const db = await openEmbeddedStore(join(folder.subfolder('store'), 'pglite'));
  started.add(() => db.destroy());
  await migrateStore(db);
  const catcher = await startMailCatcher({ folder: folder.subfolder('mail'), port: config.ports.smtp, say });
  started.add(() => catcher.stop());
  const client = await connect({ ...config.engine, address: temporal.address });
  started.add(() => client.connection.close());
  const inboxes = inboxesOf(client);
  const keyring = keyringOf(config.claimKey ?? (await claimKeyIn(folder.path)), config.claimKeysTrusted);
  const signer = claimSigner(keyring);
  const releases = releasesOf(client, signer);
  warnOfMailInClear(config.mail, log, say);
  const smtp = config.mail.smtpUrl === undefined ? { url: catcher.smtpUrl, from: config.mail.from } : { url: config.mail.smtpUrl, ...config.mail };
  const recordKey = config.recordKey ?? (await recordKeyIn(folder.path));
  await noteRecordKey(db, publicKeyOf(recordKey), Date.now());
  await work(temporal.address, config, createActivities({ db, inboxes, smtp, ...(config.mail.smtpUrl !== undefined && { mailLimits: config.mail.limits }), robots: config.robots, log, publicUrl: config.publicUrl, keyring, recordKey }), log, started);
  // Whoever was to be told when the plug was pulled is told now.
  await announceAll(db, inboxes);

  const sessions = sessionsWith(config.sessionKey ?? (await sessionKeyIn(folder.path)));
  const mailUrl = `http://${LOOPBACK}:${String(config.ports.mail)}`;
  const app = buildApp({ measures: measuresOf(client, signer), plans: plansOf(client, signer), inboxes: releases, database: db, sessions, evidence: evidenceStore(config, folder), papers: paperTools(config), isOneMachine: true, publicUrl: config.publicUrl, mailUrl, log });
  started.add(() => app.close());
  const apiUrl = await app.listen({ host: LOOPBACK, port: config.ports.api });
  const page = await startMailPage({ store: catcher.store, outbox: outboxOf(db, releases, log), port: config.ports.mail });
  started.add(() => page.stop());

  const isExampleDue = !isEmpty && isExampleMissing(await listPlans(db));
  const example = isExampleDue ? await startExampleOnce(join(folder.path, 'example'), app, sessions, say) : undefined;
  const urls = { apiUrl, mailUrl: page.url, ...(temporal.uiUrl !== undefined && { temporalUrl: temporal.uiUrl }) };
  return { ...urls, dataFolder: folder.path, ...(example && { example }), stop: () => started.stop() };
}

function evidenceStore({ evidence: { bucket, mostBytes } }: Config, folder: DataFolder): EvidenceStore {
  return bucket ? evidenceInBucket(bucket, mostBytes) : evidenceIn(folder.subfolder('evidence'), mostBytes);
}

function paperTools({ papers: { templates, soffice, pdfTimeoutMs } }: Config): PaperTools {
  return { ...(templates !== undefined && { templates }), toPdf: pdfByLibreOffice({ program: soffice, timeoutMs: pdfTimeoutMs }) };
}

/** Takes the data folder for this process and makes sure that everything it will listen on is free. */
async function takeFolder(config: Config, say: Say, started: Started): Promise<DataFolder> {
  const folder = await openDataFolder(config.dataFolder);
  started.add(() => {
    folder.release();
  });
  // A server left behind by a kill -9 of ours still holds its port; it is ours to stop, and nobody else's would be.
  if (config.engine.address === undefined) await stopOrphanedServer(folder.subfolder('temporal'), say);
  await requirePorts(portsNeeded(config));
  return folder;
}

/** The engine named by TEMPORAL_ADDRESS, which is not ours to stop, or one of our own on a file in the data folder. */
async function engine(config: Config, folder: string, say: Say, started: Started): Promise<{ address: string; uiUrl?: string | undefined }> {
  if (config.engine.address !== undefined) return { address: config.engine.address };
  const binary = await findTemporalBinary({ say });
  say(`启动 Temporal 服务器 ${binary.serverVersion}…… / starting the Temporal server`);
  const server = await startTemporal({ binaryPath: binary.path, folder, port: config.ports.temporal, uiPort: config.ports.temporalUi, say });
  started.add(() => server.stop());
  return server;
}

async function work(address: string, config: Config, activities: ReturnType<typeof createActivities>, log: Logger, started: Started): Promise<void> {
  const connection = await NativeConnection.connect({ address, tls: config.engine.isTls });
  started.add(() => connection.close());
  const bundle = { codePath: join(projectRoot(), 'dist', 'workflow-bundle.js') };
  const worker = await createWorker({ connection, namespace: config.engine.namespace, bundle, activities });
  const running = worker.run().catch((error: unknown) => {
    log.fatal({ err: error }, 'the worker ended');
    throw error;
  });
  started.add(async () => {
    if (worker.getState() === 'RUNNING') worker.shutdown();
    await running;
    activities.close();
  });
}

function portsNeeded({ ports, engine: { address } }: Config) {
  const ours = [
    { port: ports.api, zh: '工作台与接口', en: 'the api', option: '--port', variable: 'BIHUAN_PORT' },
    { port: ports.mail, zh: '邮件页面', en: 'the mail page', option: '--mail-port', variable: 'BIHUAN_MAIL_PORT' },
    { port: ports.smtp, zh: '邮件接收', en: 'the mail catcher', option: '--smtp-port', variable: 'BIHUAN_SMTP_PORT' },
  ];
  if (address !== undefined) return ours;
  return [
    ...ours,
    { port: ports.temporal, zh: 'Temporal 服务器', en: 'the Temporal server', option: '--temporal-port', variable: 'BIHUAN_TEMPORAL_PORT' },
    { port: ports.temporalUi, zh: 'Temporal 页面', en: 'the Temporal page', option: '--temporal-ui-port', variable: 'BIHUAN_TEMPORAL_UI_PORT' },
  ];
}

