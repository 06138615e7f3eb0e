/** The mark of Woonrust: a house at rest. Drawn in the colour of the text. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d="M4 11.2 12 4.5l8 6.7" />
      <path d="M6.2 9.6V19h11.6V9.6" />
      <path d="M9.2 14.6c1.6 1.5 4 1.5 5.6 0" />
    </svg>
  );
}
