// Stands in for Slack's list of 300 methods, which each client binds one by one when it is made: here a method's name is put
// together when it is called.
const { EventEmitter } = require('node:events');

const GROUPS =
  'admin agents api apps assistant auth blocks bookmarks bots calls canvases chat conversations dialog dnd emoji entity files ' +
  'functions migration oauth openid pins reactions reminders rtm search slackLists stars team tooling usergroups users views ' +
  'workflows';

function named(client, method) {
  const call = (options) =>
    method === 'files.uploadV2' ? client.filesUploadV2(options) : client.apiCall(method, options);
  return new Proxy(call, { get: (_, part) => named(client, `${method}.${String(part)}`) });
}

class Methods extends EventEmitter {}
for (const group of GROUPS.split(' ')) {
  Object.defineProperty(Methods.prototype, group, {
    get() {
      return named(this, group);
    },
  });
}
module.exports = { Methods };
