import { useEffect, useState } from "react";
import { call } from "../../ipc/call.ts";
import type { DiskView } from "../../ipc/types/DiskView.ts";
import { Notice } from "../../kit/Notice.tsx";
import { useDiskWords } from "../../parts/useDiskWords.ts";

/** Told once before anything is written: the disk beside the vault. Nothing is asked, and nothing waits for it. */
export function DiskAtStart() {
  const words = useDiskWords();
  const [disk, setDisk] = useState<DiskView | null>(null);
  useEffect(() => {
    // The settings say it too: a question that fails here may stay unanswered.
    call("disk_encryption", {}).then(setDisk, () => undefined);
  }, []);
  if (disk === null || disk.encryption === "yes") return null;
  const { title, text } = words(disk);
  return (
    <div className="kit-screen-only">
      <Notice kind={disk.encryption === "no" ? "attention" : "info"} title={title}>
        {text}
      </Notice>
    </div>
  );
}
