import { withControlledDemo } from './controlledDemo.js';

export const faultSecret = 'only-for-the-fault-suite-and-never-anywhere-else';

/** Where the Next server of the fault suite writes. */
export const faultLog = '.tmp/faults/web.log';

/** Starts what the fault suite provokes: the built demo and its backend with a control port. Ends both afterwards. */
export async function withFaultServers<T>(use: (env: Record<string, string>) => Promise<T>): Promise<T> {
  return withControlledDemo({ log: faultLog, secret: faultSecret, env: { DEMO_BRAND_COLOR: '#0f766e' } }, ({ webUrl, webPid, backendUrl, controlUrl }) =>
    use({ FAULT_WEB_URL: webUrl, FAULT_WEB_PID: String(webPid), FAULT_BACKEND_URL: backendUrl, FAULT_CONTROL_URL: controlUrl }),
  );
}
