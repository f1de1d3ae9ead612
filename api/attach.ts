import type { FastifyReply } from 'fastify';

export interface Attachment {
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/** Makes the reply a file that a browser saves under its name, whatever is in it; it shows and runs nothing of it. */
export function attach<R extends Pick<FastifyReply, 'header'>>(reply: R, { name, type, size }: Attachment): R {
  void reply
    .header('content-disposition', `attachment; filename="${plainName(name)}"; filename*=UTF-8''${encodeURIComponent(name.replace(/\p{Cs}/gu, '')).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)}`)
    .header('content-type', type)
    .header('content-length', size)
    .header('content-security-policy', "default-src 'none'; sandbox");
  return reply;
}

/** For old browsers that do not know the other spelling: a name without anything they might read as more than a name. */
function plainName(name: string): string {
  const extension = /\.(docx|pdf|md|xlsx|ics)$/.exec(name)?.[0] ?? '';
  return extension === '' ? 'evidence' : `bihuan${extension}`;
}
