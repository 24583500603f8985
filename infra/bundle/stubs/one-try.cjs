// Stands in for the retries of Slack's client where calls are made once.
class AbortError extends Error {
  constructor(original) {
    super(original.message);
    this.originalError = original;
  }
}

async function once(call, { retries }) {
  if (retries !== 0)
    throw new Error(
      `${retries} retries: this bundle was made without retries of Slack's, see infra/bundle/left-out.ts`,
    );
  try {
    return await call(1);
  } catch (error) {
    throw error instanceof AbortError ? error.originalError : error;
  }
}
module.exports = Object.assign(once, { AbortError });
