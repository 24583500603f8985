import { describe, expect, it } from 'vitest';
import { createSteps, destroySteps } from '../../../provisioner/run/progress.ts';
import { sampleTemplate } from '../support/samples.ts';

const RULES = 'aws:ec2/securityGroup:SecurityGroup';
const TASK = 'aws:ecs/taskDefinition:TaskDefinition';
const SERVICE = 'aws:ecs/service:Service';

describe('the steps of a create', () => {
  it('count from nothing to all, in words', () => {
    const steps = createSteps(sampleTemplate());
    expect([
      steps.credentials(),
      steps.resource({ type: RULES, phase: 'begun' }),
      steps.resource({ type: RULES, phase: 'done' }),
      steps.resource({ type: TASK, phase: 'done' }),
      steps.resource({ type: SERVICE, phase: 'done' }),
      steps.settled(2),
      steps.settled(3),
    ]).toEqual([
      { done: 0, total: 7, label: 'Making its credentials' },
      { done: 1, total: 7, label: 'Making its network rules' },
      { done: 2, total: 7, label: 'Making its network rules' },
      { done: 3, total: 7, label: 'Making its task definition' },
      { done: 4, total: 7, label: 'Making its service' },
      { done: 6, total: 7, label: 'Starting its containers (2 of 3 ready)' },
      { done: 7, total: 7, label: 'Starting its containers (3 of 3 ready)' },
    ]);
  });

  it('never go back, also when a container does', () => {
    const steps = createSteps(sampleTemplate());
    steps.settled(3);
    expect(steps.settled(1)).toMatchObject({ done: 7, label: 'Starting its containers (1 of 3 ready)' });
    expect(steps.undoing()).toEqual({ done: 7, total: 7, label: 'Removing what was made' });
  });

  it('count a resource once, and leave out what people need not hear of', () => {
    const steps = createSteps(sampleTemplate());
    steps.resource({ type: RULES, phase: 'done' });
    expect(steps.resource({ type: RULES, phase: 'done' })?.done).toBe(2);
    expect(steps.resource({ type: 'pulumi:providers:aws', phase: 'done' })).toBeUndefined();
  });
});

describe('the steps of a destroy', () => {
  it('end with the credentials', () => {
    const steps = destroySteps();
    expect([
      steps.resource({ type: SERVICE, phase: 'begun' }),
      steps.resource({ type: SERVICE, phase: 'done' }),
      steps.resource({ type: RULES, phase: 'done' }),
      steps.credentials(),
    ]).toEqual([
      { done: 0, total: 4, label: 'Stopping its containers' },
      { done: 1, total: 4, label: 'Stopping its containers' },
      { done: 2, total: 4, label: 'Removing its network rules' },
      { done: 3, total: 4, label: 'Removing its credentials' },
    ]);
  });
});
