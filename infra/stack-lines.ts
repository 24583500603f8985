/** The CLI's output comes in pieces; whoever logs wants whole lines. */
export function wholeLines(log: (line: string) => void): (piece: string) => void {
  let rest = '';
  return (piece) => {
    const parts = (rest + piece).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) if (line.trim() !== '') log(line.trimEnd());
  };
}
