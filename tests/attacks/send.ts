import { connect } from 'node:net';

export interface RawRequest {
  method?: string;
  /** As pairs, so that a name can come twice. */
  headers?: readonly (readonly [string, string])[] | Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  /** Instead of the server's own. */
  host?: string;
}

export interface RawAnswer {
  status: number;
  /** By lower-case name; of a repeated one the first. */
  headers: Map<string, string>;
  /** Whole `Set-Cookie` values. */
  cookies: string[];
  /** Everything before the body, as it came. */
  head: string;
  body: string;
}

/**
 * One HTTP/1.1 request over a socket of its own. What an attacker writes is sent as it is: fetch would tidy up paths,
 * and would refuse some headers.
 */
export async function send(base: string, path: string, { method = 'GET', headers = {}, body = '', host }: RawRequest = {}): Promise<RawAnswer> {
  const { hostname, port, host: ownHost } = new URL(base);
  const pairs = Array.isArray(headers) ? (headers as [string, string][]) : Object.entries(headers as Record<string, string>);
  const isChunked = pairs.some(([name]) => name.toLowerCase() === 'transfer-encoding');
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength;
  const lines = [
    `${method} ${path} HTTP/1.1`,
    `Host: ${host ?? ownHost}`,
    'Connection: close',
    ...pairs.map(([name, value]) => `${name}: ${value}`),
    ...(length > 0 && !isChunked ? [`Content-Length: ${length}`] : []),
  ];
  const bytes = await new Promise<Buffer>((resolve, reject) => {
    const parts: Buffer[] = [];
    const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname, () => {
      socket.write(`${lines.join('\r\n')}\r\n\r\n`);
      socket.write(body);
    });
    socket.on('data', (part) => parts.push(part));
    socket.on('close', () => resolve(Buffer.concat(parts)));
    // A server that refuses in the middle of a long body resets; what it said before counts.
    socket.on('error', (error) => (parts.length > 0 || (error as NodeJS.ErrnoException).code !== 'ECONNREFUSED' ? resolve(Buffer.concat(parts)) : reject(error)));
  });
  return parsed(bytes.toString('utf8'));
}

function parsed(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n');
  const head = end < 0 ? text : text.slice(0, end);
  const rest = end < 0 ? '' : text.slice(end + 4);
  const [first = '', ...lines] = head.split('\r\n');
  const headers = new Map<string, string>();
  const cookies: string[] = [];
  for (const line of lines) {
    const at = line.indexOf(':');
    const [name, value] = [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()];
    if (name === 'set-cookie') cookies.push(value);
    else if (!headers.has(name)) headers.set(name, value);
  }
  return { status: Number(first.split(' ')[1] ?? 0), headers, cookies, head, body: headers.get('transfer-encoding') === 'chunked' ? unchunked(rest) : rest };
}

function unchunked(text: string): string {
  // Lengths are of bytes.
  const bytes = Buffer.from(text);
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = bytes.indexOf('\r\n', at);
    const length = end < 0 ? 0 : Number.parseInt(bytes.toString('latin1', at, end), 16);
    if (!(length > 0)) return Buffer.concat(parts).toString();
    parts.push(bytes.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
}
