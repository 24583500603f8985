/** One container of a template, in the words of an ECS container definition where ECS has a word for it. */
export interface TemplateContainer {
  name: string;
  /** A key of the deployment's image table (TEMPLATE_IMAGES): which registry holds it is no business of a template. */
  image: string;
  /** When an essential container ends, ECS stops the task. */
  essential: boolean;
  /** `uid:gid`, in numbers: an image need not have an /etc/passwd. */
  user?: string;
  command?: string[];
  /** Values may hold `{{name}}`, `{{owner}}` and `{{expiresAt}}` (ISO time). */
  environment?: Record<string, string>;
  dependsOn?: { containerName: string; condition: 'START' | 'COMPLETE' | 'SUCCESS' | 'HEALTHY' }[];
  mountPoints?: { sourceVolume: string; containerPath: string; readOnly: boolean }[];
  /** Times in seconds. ECS takes an interval of 5-300, a timeout of 2-60, 1-10 retries and a start period of 0-300. */
  healthCheck?: { command: string[]; interval: number; timeout: number; retries: number; startPeriod: number };
  /** The variable that receives the playground's generated password, through `secrets` and never through the definition. */
  passwordVariable?: string;
  readonlyRootFilesystem: boolean;
}

/** What can be created: the containers of one Fargate task. They share one network namespace, so siblings are at localhost. */
export interface Template {
  name: string;
  description: string;
  /** CPU units (1024 = one vCPU) and MiB: one of the pairs that Fargate sells. */
  cpu: number;
  memory: number;
  /** Where the playground answers. */
  port: number;
  /** Task volumes: empty and root-owned at start, gone with the task. */
  volumes: string[];
  /** In start order: a container comes after those it depends on. */
  containers: TemplateContainer[];
}
