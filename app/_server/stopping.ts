import { channel } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';

/** Node tells of every request here, before anything answers it. */
const requestStart = channel('http.server.request.start');

/**
 * Lets a process that is told to stop come to its end (O2). Next takes no new connection then and waits for those it has; but one
 * that a proxy keeps busy is never idle, and would be waited for until the process is killed, open requests and all. So from
 * the signal on every answer is the last of its connection.
 */
export function endConnectionsWhenStopped(): void {
  const open = new Set<ServerResponse>();
  let isStopping = false;
  requestStart.subscribe((message) => {
    const { response } = message as { readonly response: ServerResponse };
    if (isStopping) return makeLast(response);
    open.add(response);
    response.once('close', () => open.delete(response));
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      isStopping = true;
      open.forEach(makeLast);
    });
  }
}

/** An answer that is already on its way has said that more may follow: the next one on its connection is the last then. */
function makeLast(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
