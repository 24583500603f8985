import type { Log } from '../../../provisioner/contract/log.ts';

export interface FakeLog extends Log {
  lines: { level: keyof Log; message: string; details: Record<string, unknown> | undefined }[];
}

export function fakeLog(): FakeLog {
  const lines: FakeLog['lines'] = [];
  const at = (level: keyof Log) => (message: string, details?: Record<string, unknown>) => {
    lines.push({ level, message, details });
  };
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}
