import { useGo } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";
import CheckArchive from "./CheckArchive.tsx";

/** Checking an archive from within the open vault. */
export default function CheckArchiveScreen() {
  const go = useGo();
  return <CheckArchive onBack={() => go(paths.exchange)} />;
}
