/** Deeper than anything that is asked for; what recurses over the value must not be led into the depths. */
const MAX_DEPTH = 16;

/** Reads a body. Total. @returns undefined for what is no JSON, or no UTF-8, or too deep */
export function readJson(body: Uint8Array): { value: unknown } | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    return depthOf(text) > MAX_DEPTH ? undefined : { value: JSON.parse(text) };
  } catch {
    // Both throw for nothing else: that is the answer.
    return undefined;
  }
}

/** How deep brackets are nested, outside of strings. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"?|[[\]{}]/gs)) {
    if (token === '[' || token === '{') deepest = Math.max(deepest, ++depth);
    else if (token === ']' || token === '}') depth--;
  }
  return deepest;
}
