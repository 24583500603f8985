/** So near the end that the reader is taken to be reading the newest, in CSS pixels. */
const NEAR_PX = 80;

export interface Scrolling {
  /** Draws; then shows the newest, unless the reader had scrolled up. */
  around(draw: () => void): void;
  toEnd(): void;
}

/** Follows the newest message. While the reader looks at older ones, `jump` offers the way back. */
export function createScrolling(box: HTMLElement, jump: HTMLElement): Scrolling {
  let following = true;
  const toEnd = (): void => {
    following = true;
    jump.hidden = true;
    box.scrollTop = box.scrollHeight;
  };
  box.addEventListener('scroll', () => {
    following = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
    jump.hidden = following;
  });
  jump.onclick = () => {
    toEnd();
    box.focus();
  };
  // A window that becomes smaller would otherwise hide the newest.
  new ResizeObserver(() => following && toEnd()).observe(box);
  return {
    around(draw) {
      draw();
      if (following) toEnd();
    },
    toEnd,
  };
}
