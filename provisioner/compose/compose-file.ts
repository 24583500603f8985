/** The parts of a Compose file that are read, as they stand after the schema let it through and variables are filled in. */
export interface ComposeFile {
  services?: Record<string, Service>;
  volumes?: Record<string, unknown>;
  secrets?: Record<string, { environment?: string; file?: string; external?: unknown; name?: string }>;
}

export type ListOrTable = string[] | Record<string, string | number | boolean | null>;

export interface Service {
  image?: string;
  build?: string | Build;
  platform?: string;
  command?: string | string[] | null;
  entrypoint?: string | string[] | null;
  environment?: ListOrTable;
  env_file?: string | (string | { path: string; format?: string; required?: boolean | string })[];
  secrets?: (string | { source?: string; target?: string })[];
  ports?: (number | string | { target?: number | string; published?: number | string; protocol?: string })[];
  expose?: (number | string)[];
  healthcheck?: HealthCheck;
  depends_on?: string[] | Record<string, { condition: string; required?: boolean }>;
  links?: string[];
  network_mode?: string;
  networks?: string[] | Record<string, { aliases?: string[] } | null>;
  hostname?: string;
  container_name?: string;
  volumes?: (string | Mount)[];
  volumes_from?: string[];
  ulimits?: Record<string, number | string | { soft: number | string; hard: number | string }>;
  sysctls?: ListOrTable;
  user?: string;
  read_only?: boolean | string;
  working_dir?: string;
  stop_signal?: string;
  stop_grace_period?: string;
  init?: boolean | string;
  tty?: boolean | string;
  stdin_open?: boolean | string;
  cap_add?: string[];
  cap_drop?: string[];
  cpus?: number | string;
  mem_limit?: number | string;
  mem_reservation?: number | string;
  deploy?: Deploy | null;
  restart?: string;
  labels?: ListOrTable;
  profiles?: string[];
}

export interface Build {
  context?: string;
  dockerfile?: string;
  target?: string;
  args?: ListOrTable;
  platforms?: string[];
}

export interface HealthCheck {
  test?: string | string[];
  interval?: string;
  timeout?: string;
  retries?: number | string;
  start_period?: string;
  disable?: boolean | string;
}

export interface Mount {
  type: 'volume' | 'bind' | 'tmpfs' | 'npipe' | 'cluster' | 'image';
  source?: string;
  target?: string;
  read_only?: boolean | string;
}

export interface Deploy {
  resources?: { limits?: Amount; reservations?: Amount };
  restart_policy?: { condition?: string; max_attempts?: number | string };
}

interface Amount {
  cpus?: number | string;
  memory?: string;
}

/** `A=1` and `{A: 1}` alike, in the order of writing; undefined for a name without a value. */
export function pairsOf(
  table: ListOrTable | undefined,
): [name: string, value: string | undefined, step: string | number][] {
  if (table === undefined) return [];
  if (!Array.isArray(table)) {
    return Object.entries(table).map(([name, value]) => [name, value === null ? undefined : String(value), name]);
  }
  return table.map((item, index) => {
    const equals = item.indexOf('=');
    return equals === -1 ? [item, undefined, index] : [item.slice(0, equals), item.slice(equals + 1), index];
  });
}
