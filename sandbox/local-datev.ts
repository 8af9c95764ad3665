import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CONTROL_PATH, createControlApi } from './control/api';
import { Desk } from './desk';
import { createDxsoApi, DXSO_PATH } from './dxso/api';
import { createExtfFilesApi, EXTF_FILES_PATH } from './extf-files/api';
import { createExtfFilesControl } from './extf-files/control';
import type { ExtfJob } from './extf-files/extf-job';
import { createHrFilesApi, HR_FILES_PATH } from './hr-files/api';
import { createHrFilesControl } from './hr-files/control';
import type { HrJob } from './hr-files/hr-job';
import { resumeProcessing } from './import/process-job';
import { Misbehaviour } from './misbehaviour/misbehaviour';
import { createOverview } from './overview/api';
import { defaultApp, type RegisteredApp } from './sign-in/app';
import { SIGN_IN_PATH } from './sign-in/provider';
import { createSignIn, type SignIn } from './sign-in/sign-in';
import { diskFolder, memoryFolder } from './world/data-folder';
import type { Manner } from './world/job';
import { JobShelf } from './world/job-shelf';
import { Traffic } from './world/traffic';
import { World } from './world/world';

export interface LocalDatevOptions {
  /** 0 or left out: any free port. */
  readonly port?: number;
  readonly host?: string;
  /** Left out: what was kept in `dataFolder`, else `sandbox`. */
  readonly manner?: Manner;
  /** How long a job stays in status 1 in the live manner. */
  readonly processingMs?: number;
  /** Where tokens, keys and jobs outlive the process; left out: in memory. */
  readonly dataFolder?: string;
  readonly app?: Partial<RegisteredApp>;
  /** Source of chance for misbehaviour with a probability. */
  readonly random?: () => number;
}

/** A running stand-in for DATEV. */
export interface LocalDatev {
  readonly baseUrl: string;
  readonly issuer: string;
  /** Base of accounting:dxso-jobs, ends in `/platform-sandbox/v2`. */
  readonly apiUrl: string;
  /** Base of hr:files, ends in `/platform-sandbox/v1`. */
  readonly hrFilesUrl: string;
  /** Base of accounting:extf-files, ends in `/platform-sandbox/v3`. */
  readonly extfFilesUrl: string;
  readonly controlUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** State and orders, for tests in the same process. */
  readonly world: World;
  readonly signIn: SignIn;
  readonly traffic: Traffic;
  readonly misbehaviour: Misbehaviour;
  close(): Promise<void>;
}

/** Starts the local DATEV in this process. Rejects when the port is taken. */
export async function startLocalDatev(options: LocalDatevOptions = {}): Promise<LocalDatev> {
  const app: RegisteredApp = { ...defaultApp, ...options.app };
  const folder = options.dataFolder === undefined ? memoryFolder() : diskFolder(options.dataFolder);
  const world = new World({ folder, manner: options.manner, processingMs: options.processingMs });
  const misbehaviour = new Misbehaviour(options.random);
  const traffic = new Traffic();
  const server = createServer();
  const port = await listen(server, options.port ?? 0, options.host ?? '127.0.0.1');
  const baseUrl = `http://localhost:${port}`;
  const signIn = createSignIn(`${baseUrl}${SIGN_IN_PATH}`, app, world);
  const state = { world, signIn, traffic, misbehaviour };
  const hrFiles = { world, signIn, shelf: new JobShelf<HrJob>(world, 'hr-files') };
  const extfFiles = { world, signIn, shelf: new JobShelf<ExtfJob>(world, 'extf-files') };
  const apis = [createDxsoApi(world, signIn), createHrFilesApi(hrFiles), createExtfFilesApi(extfFiles)];
  const desk = new Desk({
    ...state,
    apis,
    open: [
      createHrFilesControl(hrFiles),
      createExtfFilesControl(extfFiles),
      createControlApi({ ...state, apis }),
      createOverview(state),
    ],
  });
  server.on(
    'request',
    (request: IncomingMessage, response: ServerResponse) => void desk.serve(request, response),
  );
  resumeProcessing(world);
  return {
    baseUrl,
    issuer: `${baseUrl}${SIGN_IN_PATH}`,
    apiUrl: `${baseUrl}${DXSO_PATH}`,
    hrFilesUrl: `${baseUrl}${HR_FILES_PATH}`,
    extfFilesUrl: `${baseUrl}${EXTF_FILES_PATH}`,
    controlUrl: `${baseUrl}${CONTROL_PATH}`,
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    ...state,
    close: () => close(server, state),
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function close(server: Server, { world, signIn }: Pick<LocalDatev, 'world' | 'signIn'>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
  world.flush();
  signIn.tokens.flush();
}
