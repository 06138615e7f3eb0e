import { useLingui } from "@lingui/react/macro";
import { Dialog } from "../kit/Dialog.tsx";
import { shortcuts, spoken } from "../kit/shortcuts.ts";

/** All shortcuts, from the registry itself. */
export function HelpOverlay({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t, i18n } = useLingui();
  return (
    <Dialog open={open} onClose={onClose} title={t`Sneltoetsen`}>
      <div className="shell__help">
        <dl>
          {Object.entries(shortcuts).map(([name, { keys, label }]) => (
            <div key={name} className="shell__key">
              <dt>
                {spoken(keys).map((key, index) => (
                  <span key={key}>
                    {index > 0 && " + "}
                    <kbd>{key}</kbd>
                  </span>
                ))}
              </dt>
              <dd>{i18n._(label)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Dialog>
  );
}
