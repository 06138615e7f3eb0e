import { useLingui } from "@lingui/react/macro";
import { Button, LinkButton } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { shortcuts, spoken } from "../kit/shortcuts.ts";
import { paths } from "../paths.ts";

/** All shortcuts, from the registry itself, and the way to the page with everything else. */
export function HelpOverlay({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t, i18n } = useLingui();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t`Sneltoetsen`}
      actions={
        <>
          <LinkButton href={paths.help}>{t`Hulp: noodnummers, rollen en wie wat ziet`}</LinkButton>
          <Button kind="secondary" onPress={onClose}>{t`Sluit`}</Button>
        </>
      }
    >
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
