import { statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { repositoryRoot } from '../../infra/repository.ts';
import { inOrder } from './order.ts';

/** A class, because that is what vitest takes. */
export class Sequencer extends BaseSequencer {
  override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    const files = specifications.map((specification) => ({
      specification,
      project: specification.project.name,
      path: relative(repositoryRoot, specification.moduleId).split(sep).join('/'),
      bytes: statSync(specification.moduleId).size,
    }));
    return inOrder(files).map(({ specification }) => specification);
  }
}
