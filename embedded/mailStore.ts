import { mkdirSync } from 'node:fs';
import { open, readFile, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { type CaughtMail, type MailContent, contentOf, describeMail, idOf } from './caughtMail.ts';

/**
 * Caught mails on disk: `<id>.eml` is the mail as it came, `<id>.json` its line in the list. A Message-ID that comes again
 * is counted, not kept twice.
 */
export class MailStore {
  readonly #folder: string;
  readonly #mails = new Map<string, CaughtMail>();
  #last: Promise<unknown> = Promise.resolve();

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Opens the store of a folder, making it if it is missing, with everything caught before. */
  static async open(folder: string): Promise<MailStore> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const store = new MailStore(folder);
    const names = await readdir(folder);
    for (const name of names.filter((found) => found.endsWith('.eml'))) {
      const id = name.slice(0, -'.eml'.length);
      const mail = (await store.#readLine(id)) ?? describeMail(id, await PostalMime.parse(await readFile(store.#path(id, 'eml'))), []);
      store.#mails.set(id, mail);
    }
    return store;
  }

  /**
   * Keeps a mail; when this returns it is on disk.
   * @param recipients the envelope's, which may differ from the header's
   */
  keep(raw: Buffer, recipients: readonly string[]): Promise<CaughtMail> {
    // One after the other: two deliveries of one Message-ID must not both find it missing.
    const caught = this.#last.then(() => this.#keepOne(raw, recipients.map((recipient) => recipient.toLowerCase())));
    this.#last = caught.catch(() => undefined);
    return caught;
  }

  /** All mails, the latest caught first. */
  list(): CaughtMail[] {
    return [...this.#mails.values()].sort((a, b) => b.caughtAt - a.caughtAt || a.id.localeCompare(b.id));
  }

  /** One mail with its parts; undefined when there is none of this id. */
  async read(id: string): Promise<MailContent | undefined> {
    const mail = this.#mails.get(id);
    if (!mail) return undefined;
    return contentOf(mail, await PostalMime.parse(await readFile(this.#path(id, 'eml'))));
  }

  /** The mail as it came; undefined when there is none of this id. */
  async raw(id: string): Promise<Buffer | undefined> {
    return this.#mails.has(id) ? await readFile(this.#path(id, 'eml')) : undefined;
  }

  async #keepOne(raw: Buffer, recipients: readonly string[]): Promise<CaughtMail> {
    const parsed = await PostalMime.parse(raw);
    const id = idOf(parsed.messageId, raw);
    const known = this.#mails.get(id);
    const mail = known
      ? { ...known, recipients: [...new Set([...known.recipients, ...recipients])], timesCaught: known.timesCaught + 1, lastCaughtAt: Date.now() }
      : describeMail(id, parsed, recipients);
    if (!known) await writeDurably(this.#path(id, 'eml'), raw);
    await writeDurably(this.#path(id, 'json'), `${JSON.stringify(mail, undefined, 2)}\n`);
    this.#mails.set(id, mail);
    return mail;
  }

  async #readLine(id: string): Promise<CaughtMail | undefined> {
    try {
      return JSON.parse(await readFile(this.#path(id, 'json'), 'utf8')) as CaughtMail;
    } catch {
      return undefined; // killed between the two files: the mail itself says most of it
    }
  }

  #path(id: string, extension: 'eml' | 'json'): string {
    return join(this.#folder, `${id}.${extension}`);
  }
}

async function writeDurably(path: string, content: Buffer | string): Promise<void> {
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}
