import { IconChevronRight } from "@tabler/icons-react";
import { type ReactNode, useId, useState } from "react";

export function Disclosure({ title, children, open: openAtFirst = false }: { title: string; children: ReactNode; open?: boolean }) {
  const [open, setOpen] = useState(openAtFirst);
  const id = useId();
  return (
    <div className="kit-disclosure">
      <button type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <IconChevronRight size={16} aria-hidden />
        {title}
      </button>
      <div id={id} hidden={!open} className="kit-disclosure__body">
        {open && children}
      </div>
    </div>
  );
}
