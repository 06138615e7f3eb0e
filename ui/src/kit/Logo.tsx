import type { LogoView } from "../ipc/types/LogoView.ts";

type LogoProps = { logo: LogoView; organisation: string };

/** The logo of an organisation, as the core drew it anew. */
export function Logo({ logo, organisation }: LogoProps) {
  return <img className="kit-logo" src={logo.source} width={logo.width} height={logo.height} alt={organisation} />;
}
