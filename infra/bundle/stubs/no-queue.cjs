// Stands in for the queue of Slack's client, which holds calls back beyond a hundred at a time, and while Slack says to wait.
// Here calls are at most some tens, and are made to be rejected when Slack says so.
function unreached() {
  throw new Error('this bundle was made without a queue of calls: see infra/bundle/left-out.ts');
}
module.exports = class Queue {
  async add(call) {
    return await call();
  }
  pause = unreached;
  start = unreached;
};
