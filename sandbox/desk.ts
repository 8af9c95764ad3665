import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, emptyAnswer, jsonAnswer } from './http/answer';
import { type ApiModule, isUnder, matchOperation } from './http/api';
import { type Call, readBody } from './http/call';
import { sendAnswer } from './http/send';
import { falseAnswer } from './misbehaviour/false-answer';
import type { Misbehaviour, Mischief } from './misbehaviour/misbehaviour';
import { SIGN_IN_PATH } from './sign-in/provider';
import type { SignIn } from './sign-in/sign-in';
import type { Traffic } from './world/traffic';
import type { World } from './world/world';

export interface DeskOptions {
  readonly world: World;
  readonly signIn: SignIn;
  readonly traffic: Traffic;
  readonly misbehaviour: Misbehaviour;
  /** DATEV's APIs: counted, delayed and misbehaving as ordered. */
  readonly apis: readonly ApiModule[];
  /** Pages and controls of the stand-in itself, on which no order acts; the first that matches serves. */
  readonly open: readonly ApiModule[];
}

/** Who answers a request, and under which name it is counted. */
interface Service {
  readonly operation: string;
  perform(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** Takes every request, finds who serves it, and lets things go wrong as ordered. */
export class Desk {
  constructor(private readonly options: DeskOptions) {}

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const open = this.options.open.find((api) => isUnder(api.mountPath, url.pathname));
      const service = this.serviceOfDatev(url, request.method ?? 'GET');
      if (service) await this.serveWithMischief(service, url, request, response);
      else if (open) await performOperation(open, url, request, response);
      else sendAnswer(response, emptyAnswer(404));
    } catch (error) {
      this.fail(response, error);
    }
  }

  private serviceOfDatev(url: URL, method: string): Service | null {
    const { signIn, apis } = this.options;
    if (isUnder(SIGN_IN_PATH, url.pathname)) {
      return {
        operation: signIn.operationOf(url.pathname),
        perform: (request, response) => signIn.handle(request, response),
      };
    }
    const api = apis.find((candidate) => isUnder(candidate.mountPath, url.pathname));
    if (!api) return null;
    const match = matchOperation(api, method, url.pathname);
    return {
      operation: match.kind === 'operation' ? match.operation.id : match.kind,
      perform: (request, response) => performOperation(api, url, request, response),
    };
  }

  private async serveWithMischief(
    service: Service,
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { misbehaviour, world, traffic } = this.options;
    const { operation } = service;
    const { method = 'GET' } = request;
    const note = (status: number | null) =>
      traffic.note({ at: world.clock.now().toISOString(), operation, method, path: url.pathname, status });
    const latency = misbehaviour.latencyOf(operation);
    if (latency > 0) await wait(latency);
    const mischief = misbehaviour.strike(operation, world.clock.nowMs());
    if (mischief !== null && mischief.kind !== 'delay') {
      note(await this.misbehave(mischief, service, request, response));
      return;
    }
    if (mischief) await wait(mischief.milliseconds);
    await service.perform(request, response);
    note(response.statusCode);
  }

  /** Returns the status that was sent, `null` if none. */
  private async misbehave(
    mischief: Exclude<Mischief, { kind: 'delay' }>,
    service: Service,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<number | null> {
    switch (mischief.kind) {
      case 'drop_request':
        request.socket.destroy();
        return null;
      case 'drop_answer':
        await service.perform(request, silenced(response));
        request.socket.destroy();
        return null;
      case 'hang':
        if (mischief.afterExecuting !== false) await service.perform(request, silenced(response));
        return null;
      case 'answer': {
        if (mischief.afterExecuting) {
          await service.perform(request, silenced(response));
          unsilence(response);
        }
        sendAnswer(response, falseAnswer(mischief, this.options.world.answerStyle));
        return mischief.status;
      }
    }
  }

  private fail(response: ServerResponse, error: unknown): void {
    if (isHungUp(error)) {
      response.destroy();
      return;
    }
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`local DATEV: ${detail}\n`);
    if (response.headersSent) response.destroy();
    else sendAnswer(response, jsonAnswer(500, { error: 'the local DATEV has a fault of its own', detail }));
  }
}

/** Whoever asked went away in the middle of his request: nobody is left to answer, and nothing is wrong here. */
function isHungUp(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
}

async function performOperation(
  api: ApiModule,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const match = matchOperation(api, request.method ?? 'GET', url.pathname);
  let answer: Answer;
  switch (match.kind) {
    case 'operation': {
      const call: Call = {
        method: request.method ?? 'GET',
        url,
        params: match.params,
        headers: request.headers,
        isFromLoopback: isFromLoopback(request),
        readBody: (limit) => readBody(request, limit),
      };
      answer = await match.operation.handle(call);
      break;
    }
    case 'unknown_method':
      answer = api.unknownMethod();
      break;
    case 'unknown_path':
      answer = api.unknownPath();
      break;
  }
  sendAnswer(response, answer);
}

/** Both ends count: a page of another host that had its name point here would come with that name. */
function isFromLoopback({ socket, headers }: IncomingMessage): boolean {
  const isNear = /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '');
  return isNear && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(headers.host ?? '');
}

const silencedMethods = ['writeHead', 'write', 'end', 'flushHeaders'] as const;

/** The same response object with nothing reaching the wire, so that an operation runs to its end unheard. */
function silenced(response: ServerResponse): ServerResponse {
  const quiet = {
    writeHead: () => response,
    write: () => true,
    end: () => response,
    flushHeaders: () => undefined,
  };
  return Object.assign(response, quiet);
}

function unsilence(response: ServerResponse): void {
  for (const name of silencedMethods) Reflect.deleteProperty(response, name);
  for (const name of response.getHeaderNames()) response.removeHeader(name);
}
