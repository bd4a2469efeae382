import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { ok, type Result, refuse } from '@wombat/result';

type Listening = Pick<INestApplication, 'listen' | 'getUrl' | 'getHttpServer'>;

/** Far more than the people of an observatory open; those beyond are closed at once, and cost no memory. */
export const MOST_CONNECTIONS = 500;

export interface HttpPlace {
  host: string;
  /** 0: any that is free. */
  port: number;
}

/** Lets it answer; the URL it answers at, or what keeps the port from being used. */
export async function listenHttp(app: Listening, { host, port }: HttpPlace): Promise<Result<string>> {
  try {
    const server: Server = app.getHttpServer();
    server.maxConnections = MOST_CONNECTIONS;
    await app.listen(port, host);
    return ok(await app.getUrl());
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
    if (error.code === 'EADDRINUSE') return refuse(`port ${port} is taken by another program`);
    return refuse(`port ${port} of ${host} cannot be used (${error.code})`);
  }
}

/** The page is not worth the night: where its port cannot be had, it takes another, and says so. */
export async function listenAsPage(
  app: Listening,
  place: HttpPlace,
  say: (text: string) => void,
): Promise<Result<string>> {
  const wanted = await listenHttp(app, place);
  if (wanted.ok) return wanted;
  say(`${wanted.fault.message}: the page takes a free one (WOMBAT_UI_PORT chooses)`);
  return listenHttp(app, { ...place, port: 0 });
}
