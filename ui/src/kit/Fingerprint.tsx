import { useLingui } from "@lingui/react/macro";

const spelled = (group: string) => [...group].join(" ");

/** Six groups of four, to read out and compare. */
export function Fingerprint({ value, label }: { value: string; label?: string }) {
  const { t } = useLingui();
  const groups = value.split("-");
  return (
    <div role="group" aria-label={label ?? t`Vingerafdruk`} className="kit-code">
      {groups.map((group, index) => (
        <span key={`${index}${group}`}>
          <span aria-hidden="true">{group}</span>
          <span className="kit-hidden">{spelled(group)},</span>
        </span>
      ))}
    </div>
  );
}

/** The same in plain words, in order, to read out. */
export function FingerprintWords({ words, label }: { words: readonly string[]; label: string }) {
  return (
    <ol className="kit-spelled" aria-label={label}>
      {words.map((word, index) => (
        <li key={`${index}${word}`}>{word}</li>
      ))}
    </ol>
  );
}

/** The recovery code in numbered groups, as on the sheet. */
export function RecoveryCode({ groups, label }: { groups: readonly string[]; label?: string }) {
  const { t } = useLingui();
  return (
    <ol className="kit-recovery" aria-label={label ?? t`Herstelcode`}>
      {groups.map((group, index) => (
        <li key={`${index}${group}`}>
          <small>{t`groep ${index + 1}`}</small>
          <span>
            <span aria-hidden="true">{group}</span>
            <span className="kit-hidden">{spelled(group)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
