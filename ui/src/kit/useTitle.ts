import { type RefObject, useEffect, useRef } from "react";

/** Names the window after the screen (never after a person or address) and gives the h1 the focus. */
export function useTitle(title: string, takeFocus = true): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Woonrust`;
  }, [title]);
  useEffect(() => {
    const active = document.activeElement;
    const typing = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement;
    if (takeFocus && !typing) heading.current?.focus({ preventScroll: false });
  }, [takeFocus]);
  return heading;
}
