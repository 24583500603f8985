/** Memory is CPU: at 1 GiB a cold start fits Slack's 3 seconds with room. It is also what environments kept for it cost. */
export const BOT_MEMORY_MIB = 1024;
