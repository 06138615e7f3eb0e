// A button that goes away when it is pressed takes the focus with it. Then it stays near: who works with keys does not
// begin at the top of the window again.

/** Where the focus may go: what it stood in and can hold it, else the heading of the screen. */
function near(chain: readonly Element[]): HTMLElement | null {
  const standing = chain.find((element) => element.isConnected);
  return standing?.closest<HTMLElement>("li[tabindex],section[tabindex]:not([data-region])") ?? document.querySelector<HTMLElement>("main h1");
}

/** Watches until the returned function is called. Dialogs, screens and forms that place the focus themselves go first. */
export function keepFocus(): () => void {
  let chain: Element[] = [];
  let frame = 0;
  const remember = (event: FocusEvent) => {
    chain = [];
    for (let element = event.target as Element | null; element; element = element.parentElement) chain.push(element);
  };
  const lost = () => document.activeElement === document.body && chain.length > 0 && !chain[0]?.isConnected;
  const put = () => {
    frame = 0;
    if (lost()) near(chain)?.focus();
  };
  const look = () => {
    if (frame === 0 && lost()) frame = requestAnimationFrame(() => (frame = requestAnimationFrame(put)));
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true });
  document.addEventListener("focusin", remember);
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
    document.removeEventListener("focusin", remember);
  };
}
