import type { Measure } from '../../provisioner/contract/metrics.ts';
import type { Slack } from './slack.ts';

/** The same Slack; each call of it that comes to nothing is measured, whoever catches the error. */
export function countingErrors(slack: Slack, measure: Measure): Slack {
  async function counted<T>(call: string, made: Promise<T>): Promise<T> {
    try {
      return await made;
    } catch (error) {
      measure({ SlackErrors: 1 }, { call });
      throw error;
    }
  }
  return {
    post: (...args) => counted('post', slack.post(...args)),
    update: (...args) => counted('update', slack.update(...args)),
    find: (...args) => counted('find', slack.find(...args)),
    publishHome: (...args) => counted('publishHome', slack.publishHome(...args)),
    leftAt: (...args) => counted('leftAt', slack.leftAt(...args)),
  };
}
