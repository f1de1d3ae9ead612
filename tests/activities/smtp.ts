import type { Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A real SMTP server of a test's own that keeps what it accepted and answers as the test wants. */
export interface TestSmtp {
  readonly url: string;
  /** Every message accepted, oldest first: to whom, the bytes, and what they say. */
  readonly accepted: { readonly to: string; readonly raw: string; readonly mail: Email }[];
  /** The Message-ID of everything that was handed over up to the final dot, accepted or not. */
  readonly offered: string[];
  /** What it says to a recipient: nothing to accept, a code and a text to refuse. `hang`: it never answers. */
  answerRecipient: (address: string) => Reply | 'hang' | undefined;
  /** Everything clients said, word by word, as far as it came in clear. */
  readonly heardInClear: () => string;
  /** What it says to a message, after having read it. `drop`: it closes the connection instead. `silent`: it accepts, and never says so. */
  answerMessage: (address: string) => Reply | 'drop' | 'silent' | undefined;
  stop(): Promise<void>;
}

export interface Reply {
  readonly code: number;
  readonly text: string;
}

type Handlers = Required<Pick<SMTPServerOptions, 'onRcptTo' | 'onData'>>;

/**
 * @param security how it speaks of encryption; without, it offers none.
 * @param port a free one unless given.
 */
export async function startSmtp(security: SMTPServerOptions = { disabledCommands: ['STARTTLS', 'AUTH'] }, port = 0): Promise<TestSmtp> {
  const sockets = new Set<Socket>();
  const received: Received = { accepted: [], offered: [] };
  let heard = '';
  const behaviour: Pick<TestSmtp, 'answerRecipient' | 'answerMessage'> = { answerRecipient: () => undefined, answerMessage: () => undefined };
  const dropAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const server = new SMTPServer({ authOptional: true, disableReverseLookup: true, ...security, logger: false, ...handlers(behaviour, received, dropAll) });
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString('latin1')));
    socket.once('close', () => sockets.delete(socket));
  });
  // A client that goes away in the middle is what some tests are about.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.server.address();
  const listening = address !== null && typeof address === 'object' ? address.port : 0;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(resolve);
      dropAll();
    });
  return Object.assign(behaviour, { url: `smtp://127.0.0.1:${listening}`, ...received, heardInClear: () => heard, stop });
}

type Received = Pick<TestSmtp, 'accepted' | 'offered'>;

function handlers(behaviour: Pick<TestSmtp, 'answerRecipient' | 'answerMessage'>, { accepted, offered }: Received, dropAll: () => void): Handlers {
  return {
    onRcptTo({ address }, _session, callback) {
      const answer = behaviour.answerRecipient(address);
      if (answer !== 'hang') callback(errorOf(answer));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        const to = session.envelope.rcptTo[0]?.address ?? '';
        offered.push(/^Message-ID: (\S+)/im.exec(raw)?.[1] ?? '');
        const answer = behaviour.answerMessage(to);
        if (answer === 'drop') dropAll();
        else if (answer && answer !== 'silent') callback(errorOf(answer));
        else void PostalMime.parse(raw).then((mail) => accepted.push({ to, raw, mail })).then(() => {
          if (answer !== 'silent') callback();
        });
      });
    },
  };
}

function errorOf(reply: Reply | undefined): Error | null {
  return reply ? Object.assign(new Error(reply.text), { responseCode: reply.code }) : null;
}
