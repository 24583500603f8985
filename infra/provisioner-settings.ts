import { z } from 'zod';

/**
 * CPU units of a Fargate task → its memory, in MiB, from and to, in steps of 1024. Smaller ones exist and are too small for
 * the engine: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
 */
const FARGATE_MEMORY: Record<number, [from: number, to: number]> = {
  1024: [2048, 8192],
  2048: [4096, 16384],
  4096: [8192, 30720],
};

const imageUri = z
  .string()
  .min(1)
  .refine((uri) => !/\.dkr\.ecr\./.test(uri) || /@sha256:[0-9a-f]{64}$/.test(uri), {
    message: 'must name an image in ECR by its digest (…@sha256:…), because a tag says nothing about what is behind it',
  });

/** What one operation gets where operations run as Fargate tasks. */
const taskSchema = z
  .strictObject({
    cpu: z.literal([1024, 2048, 4096]).default(1024),
    memoryMiB: z.int().multipleOf(1024).default(3072),
    deadlineMinutes: z
      .int()
      .min(5)
      .max(24 * 60)
      .default(60),
  })
  .refine(
    ({ cpu, memoryMiB }) => {
      const [from, to] = FARGATE_MEMORY[cpu] ?? [0, 0];
      return memoryMiB >= from && memoryMiB <= to;
    },
    { path: ['memoryMiB'], message: 'Fargate gives 2 to 8 MiB for each CPU unit, and 30720 at most' },
  );

/** How the provisioner is packed, and where it runs operations. */
export const provisionerSchema = z.discriminatedUnion('package', [
  /** AWS: the image of provisioner/Dockerfile, in a registry of this account; without a name it is built and pushed at deployment. */
  z.strictObject({
    package: z.literal('image'),
    imageUri: imageUri.optional(),
    /** `fargate` is for templates that are too slow or too large for Lambda. */
    runOn: z.enum(['lambda', 'fargate']).default('lambda'),
    task: taskSchema.prefault({}),
    environment: z.record(z.string(), z.string()).default({}),
  }),
  /** Where the Pulumi CLI and the AWS plugin are at hand outside of the function's package. */
  z.strictObject({
    package: z.literal('zip'),
    runOn: z.literal('lambda').default('lambda'),
    environment: z.record(z.string(), z.string()).default({}),
  }),
]);

type ImageSettings = Extract<z.infer<typeof provisionerSchema>, { package: 'image' }>;

/** The provisioner's image. @throws when neither the settings nor the deployment have named it */
export function imageOf({ imageUri: named }: ImageSettings): string {
  if (named === undefined)
    throw new Error('the provisioner has no image: bring it to ECR first, as `npm run deploy` does');
  return named;
}
