import { unlockRepositories } from '../images/image-stack.ts';
import { type StackOptions, unlockStack } from '../stack.ts';

/**
 * Takes away the locks of both stacks of a stage, see unlockStack. One after the other: they share a work folder, whose
 * project file says which of the two the engine works on.
 */
export async function unlockStage(stack: StackOptions): Promise<void> {
  await unlockStack(stack);
  await unlockRepositories(stack);
}
