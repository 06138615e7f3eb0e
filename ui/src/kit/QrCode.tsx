type QrCodeProps = {
  /** Modules per side with the light ones around, and the dark ones as a path. */
  qr: { size: number; path: string };
  /** What it holds, for who does not see it. */
  label: string;
};

/** Something to scan. Dark on light in every theme: that is what a scanner looks for. */
export function QrCode({ qr, label }: QrCodeProps) {
  return (
    <svg className="kit-qr" role="img" aria-label={label} viewBox={`0 0 ${qr.size} ${qr.size}`} shapeRendering="crispEdges">
      <rect width={qr.size} height={qr.size} fill="#fff" />
      <path d={qr.path} fill="#000" />
    </svg>
  );
}
