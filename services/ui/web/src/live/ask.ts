import { ok, type Result, refuse } from '@wombat/result';
import { ref } from 'vue';
import type { ErrorAnswer, Routes } from '../../../server/src/domain/contract.js';

/** What the server answered, or a sentence on why it did not. */
export type Reply<T> = Result<T>;

/** Routes that answer with JSON, and those that give a file. */
export type Route = { [R in keyof Routes]: Routes[R] extends { answer: object } ? R : never }[keyof Routes];
export type FileRoute = {
  [R in keyof Routes]: Routes[R] extends { file: string; query: object } ? R : never;
}[keyof Routes];

type Asked<R extends keyof Routes> = Routes[R] extends { query: infer Q extends object }
  ? Q
  : Routes[R] extends { body: infer B extends object }
    ? B
    : never;
type Question<R extends keyof Routes> = [Asked<R>] extends [never] ? [] : [asked: Asked<R>];
type Answered<R extends Route> = Routes[R]['answer'];

/** The server does not know who asks, although it has to: a session is over. */
export const isUnknown = ref(false);

/** Asks the server by the contract both are built with. */
export async function ask<R extends Route>(route: R, ...[asked]: Question<R>): Promise<Reply<Answered<R>>> {
  try {
    const response = await send(route, asked);
    if (response.ok) return ok((await response.json()) as Answered<R>);
    if (response.status === 401) isUnknown.value = true;
    return refuse(await sentenceOf(response));
  } catch {
    return refuse('The server of this page does not answer. Is ./wombat up still running?');
  }
}

/** Where the server has a file. */
export function urlOf<R extends FileRoute>(route: R, asked: Asked<R>): string {
  return `${pathOf(route)}?${queryOf(asked)}`;
}

function send(route: string, asked: object | undefined): Promise<Response> {
  if (route.startsWith('GET '))
    return fetch(asked === undefined ? pathOf(route) : `${pathOf(route)}?${queryOf(asked)}`);
  const headers = { 'content-type': 'application/json' };
  return fetch(pathOf(route), { method: 'POST', headers, body: JSON.stringify(asked ?? {}) });
}

function pathOf(route: string): string {
  return route.slice(route.indexOf(' ') + 1);
}

function queryOf(asked: object): URLSearchParams {
  const named = Object.entries(asked).filter(([, value]) => value !== undefined);
  return new URLSearchParams(named.map(([name, value]) => [name, String(value)]));
}

async function sentenceOf(response: Response): Promise<string> {
  try {
    const { error } = (await response.json()) as Partial<ErrorAnswer>;
    return error ?? `the server answered ${response.status}`;
  } catch {
    return `the server answered ${response.status}`;
  }
}
